/** Moves to the first field that is marked as wrong, after the marks were drawn. */
export function focusFirstFault(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
}
