/**
 * Whose outage a sentence tells. Known vendors and their products by name; otherwise the proper name that
 * is the subject of the sentence. A name is proposed only when it stands in the text.
 */
import type { Segment } from './segments';

export type Named = Readonly<{ vendor?: string; service?: string }>;

type Known = Readonly<{ vendor: string; names: RegExp; products: RegExp | null }>;

const known = (vendor: string, names: string, products?: string): Known => ({
  vendor,
  names: new RegExp(`(?<![\\w@#])(?:${names})(?!\\w)`, 'g'),
  products: products ? new RegExp(`(?<![\\w@#])(?:${products})(?!\\w)`, 'g') : null,
});

const KNOWN: readonly Known[] = [
  known(
    'Cisco',
    'Cisco',
    'Web[Ee]x(?: (?:Teams|Meetings?|Calling|Training|Events|Control Hub|Contact Center))?|Duo|Meraki|Umbrella',
  ),
  known(
    'Citrix',
    'Citrix(?: Online)?',
    'GoToMeeting|GoToWebinar|GoToTraining|GoToAssist|GoToMyPC|ShareFile',
  ),
  known('LogMeIn', 'LogMeIn|GoTo(?! \\w)', 'join\\.me|LastPass'),
  known('ReadyTalk', 'ReadyTalk'),
  known('Skype', 'Skype'),
  known('Zoom', 'Zoom(?: Video)?', 'Zoom (?:Meetings|Phone|Rooms)'),
  known(
    'Amazon Web Services',
    'Amazon Web Services|AWS|Amazon',
    '(?:Amazon )?(?:EC2|S3|RDS|DynamoDB|CloudFront|EBS|Kinesis|Cognito|SQS|SimpleDB)|Amazon Connect|Lambda|Route ?53|ELB|AWS (?:Lambda|Direct Connect|Transit Gateway|IoT|Batch|Glue)|Elastic Load Balanc\\w+',
  ),
  known(
    'Microsoft',
    'Microsoft',
    'Azure(?: [A-Z]\\w+){0,3}|Office 365|Microsoft 365|Teams|Outlook(?:\\.com)?|Exchange Online|SharePoint|BPOS|Xbox Live|OneDrive',
  ),
  known(
    'Google',
    'Google(?: Cloud(?: Platform)?)?',
    '(?:Google )?(?:App Engine|Compute Engine|Kubernetes Engine|Container Engine|BigQuery|Cloud (?:SQL|Storage|Datastore|Functions|Pub/Sub|Networking|Dataflow|Spanner|Run|VPN|Load Balancing|DNS|Console|Interconnect|Router))|Google (?:Workspace|Calendar|Drive|Meet|Docs)|Gmail|YouTube|Firebase',
  ),
  known(
    'Meta',
    'Meta(?! \\w*data)|Facebook',
    'Facebook|Instagram|WhatsApp|Messenger|Oculus|Workplace',
  ),
  known(
    'Salesforce',
    'Salesforce(?:\\.com)?',
    'Sales Cloud|Service Cloud|Marketing Cloud|Tableau|MuleSoft',
  ),
  known('Heroku', 'Heroku', 'Heroku [A-Z]\\w+'),
  known('Slack', 'Slack'),
  known('Atlassian', 'Atlassian', 'Jira(?: \\w+)?|Confluence|Bitbucket|Opsgenie|Trello|Statuspage'),
  known('GitHub', 'GitHub', 'GitHub (?:Actions|Pages|Packages|Copilot|Codespaces)'),
  known('GitLab', 'GitLab(?:\\.com)?'),
  known('Cloudflare', 'Cloudflare'),
  known('Fastly', 'Fastly'),
  known('Akamai', 'Akamai'),
  known('Stripe', 'Stripe'),
  known('PayPal', 'PayPal', 'Braintree|Venmo'),
  known('Datadog', 'Datadog'),
  known('PagerDuty', 'PagerDuty'),
  known('Twilio', 'Twilio', 'SendGrid'),
  known('Dropbox', 'Dropbox'),
  known('Box', 'Box(?= (?:was|is|customers|users|outage|experienced))'),
  known('Okta', 'Okta', 'Auth0'),
  known('Zendesk', 'Zendesk'),
  known('Shopify', 'Shopify'),
  known('Roblox', 'Roblox'),
  known('Comcast', 'Comcast(?:\\.net)?'),
  known('Lumen', 'CenturyLink|Lumen', 'Level ?3'),
  known('Level 3', 'Level[ -]3'),
  known('RingCentral', 'RingCentral'),
  known('Oracle', 'Oracle', 'NetSuite|OCI'),
  known('IBM', 'IBM', 'SoftLayer|Bluemix'),
  known('Rackspace', 'Rackspace'),
  known('DigitalOcean', 'DigitalOcean'),
  known('Linode', 'Linode'),
  known('OVHcloud', 'OVH(?:cloud)?'),
  known('Adobe', 'Adobe', 'Creative Cloud'),
  known('Workday', 'Workday'),
  known('ServiceNow', 'ServiceNow'),
  known('OpenAI', 'OpenAI', 'ChatGPT'),
  known('Anthropic', 'Anthropic', 'Claude'),
  known('CircleCI', 'CircleCI'),
  known('Travis CI', 'Travis CI'),
  known('npm', 'npm'),
  known('Mailchimp', 'Mailchimp|Mandrill'),
  known('HubSpot', 'HubSpot'),
  known('Intercom', 'Intercom'),
  known('Verizon', 'Verizon'),
  known('Aptible', 'Aptible'),
  known('Wikimedia', 'Wikimedia|Wikipedia'),
];

type Mention = Readonly<{ from: number; vendor: string; service?: string }>;

export type Mentions = Readonly<{
  list: readonly Mention[];
  /** The vendor named most. */
  main: string | null;
  /** The products of each vendor, in the order of the text. */
  services: ReadonlyMap<string, readonly string[]>;
  /** Where no known vendor is named: the first name that is the subject of a sentence. */
  subject: string | null;
  /** First words of the text's proper names that are a company's name by themselves. */
  families: ReadonlySet<string>;
}>;

/** Characters at the head of a text that name whom it is about. */
const HEAD = 4000;

/** Every name of a known vendor or product, in order. `segments`: of the same text. */
export function mentionsOf(prepared: string, segments: readonly Segment[]): Mentions {
  const found: Mention[] = [];
  for (const { vendor, names, products } of KNOWN) {
    for (const match of prepared.matchAll(names)) found.push({ from: match.index, vendor });
    if (!products) continue;
    for (const match of prepared.matchAll(products)) {
      found.push({ from: match.index, vendor, service: match[0].replace(/\s+/g, ' ') });
    }
  }
  const list = found.toSorted((a, b) => a.from - b.from);
  const counts = new Map<string, number>();
  const services = new Map<string, Set<string>>();
  for (const { vendor, service } of list) {
    counts.set(vendor, (counts.get(vendor) ?? 0) + 1);
    if (service) services.set(vendor, (services.get(vendor) ?? new Set()).add(service));
  }
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const named = [...services].map(([vendor, names]) => [vendor, [...names]] as const);
  const head = first ? [] : segments.filter(({ to, role }) => to <= HEAD && role !== 'header');
  const subject = head.map(({ text }) => subjectOf(text)).find((name) => name !== null) ?? null;
  const families = familiesOf(prepared);
  return { list, main: first?.[0] ?? null, services: new Map(named), subject, families };
}

/** Words that begin a sentence or name a thing, and no vendor. */
const NO_NAME =
  'An?|Meanwhile|Separately|However|Also|Then|Later|Yesterday|Today|Login|The|This|That|It|We|They|On|At|In|From|Between|During|Service|Services|Customers?|Users?|Our|All|Some|Most|Many|Engineers?|By|Starting|As|For|There|These|Impact|Summary|Root|Both|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|UTC|GMT|[A-Z]{2,3}T|I|You|He|She|Access|Incident|Outage|Traffic|API|DNS|Requests?|Queries|Jobs?|Orders?|Payments?|Calls?|Gateways?|Sites?|Search|Checkout|E-?mails?|Mail|Connections?|Connectivity|Authentication|Sign-ins?|Logins?|Players?|Members?|Messages?|Uploads?|Downloads?|Builds?|Dashboards?|Webhooks?|Notifications?|Deliveries|Instances|Servers?|Workloads?|Systems?|Network|Database|Power|Existing|New|Several|Two|Three|Four|Other|Each|Every|Any|No|Nothing|Everything|Mitigation|Resolution|Recovery|Cause|Update|Monitoring|Dear|Hi|Hello|Half|Trouble|Problems?|Errors?|What|Who|Why|How|After|Before|Since|Until|While|When|Once|Because|Although|To|Of|Or|But|So|If|With|About|Details|Our|Your|My|His|Her|Its|Their|One|EU|US|UK|AM|PM|[A-Z]{2,4}T';
const NAME = String.raw`(?!(?:${NO_NAME})\b)([A-Z][\w.&-]*(?:\s[A-Z0-9][\w.&-]*){0,3})`;
const VERB =
  '(was|were|is|had|has|went|experienced|suffered|seems?|became|lost|crashed|failed|began|returned|stopped|could|users|customers)';
/** The name that is the subject of a sentence or a clause, also after a time or before an apposition. */
const SUBJECTS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:^|[.,;:"(]\s*|\b(?:that|when|while|and|[Bb]ecause|[Aa]s|[Ss]ince|[Aa]lthough|[Aa]fter|Meanwhile|Separately|However|Also|Then),?\s)(?:[Tt]he\s)?(?:(?:[A-Z]?[\w-]+\s){0,2}(?:app|platform|provider|vendor|company|service|maker|giant|firm|operator|carrier|bank|host|startup)\s)?${NAME}(?:'s)?(?:,\s(?:the|a|an)\s[^,.;]{3,60},)?\s(?:[\w-]+\s){0,5}${VERB}\b`,
  ),
  new RegExp(
    String.raw`(?:\b(?:[A-Z]{2,5}|[ap]m|(?:19|20)\d\d|time)\)?|[ap]\.m\.),?\s${NAME}(?:'s)?\s(?:\w+\s){0,2}${VERB}\b`,
  ),
  new RegExp(
    String.raw`\b[Tt]he\s${NAME}\s(?:outage|disruption|app|platform|service|website|status page|team|API|portal|console)\b`,
  ),
];
/** What a company's name does not end with: its product's or the event's common name. */
const COMMON_TAIL =
  /(?:\s(?:APIs?|Dashboard|Console|Portal|Gateway|Service|App|Platform|CLI|SDK|Website|Site|Network|Outage|Incident|Event|Team))+$/;

/** The mentions of a segment, found by halving: they are in order. */
function within(mentions: readonly Mention[], { from, to }: Segment): Mention[] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: Mention[] = [];
  for (let at = low; (mentions[at]?.from ?? Infinity) < to; at++) {
    const mention = mentions[at];
    if (mention) found.push(mention);
  }
  return found;
}

/** The vendor and service of a place in a sentence, from that sentence and else from the whole text. */
export function vendorAt(
  segment: Segment,
  place: Readonly<{ from: number }>,
  mentions: Mentions,
): Named {
  const here = within(mentions.list, segment);
  const chosen = here.findLast((one) => one.from < place.from) ?? here[0];
  if (chosen) return named(chosen.vendor, here, mentions);
  if (mentions.main) return named(mentions.main, [], mentions);
  const subject = subjectOf(segment.text) ?? mentions.subject;
  return subject === null ? {} : inFamily(subject, mentions.families);
}

/** A proper name that is the subject; null when there is none. */
function subjectOf(text: string): string | null {
  for (const pattern of SUBJECTS) {
    const [, name = '', verb = ''] = pattern.exec(text) ?? [];
    const plural = /^[A-Z][a-z]+s$/.test(name) && !/^(?:was|is|has)?$/.test(verb);
    if (name !== '' && !plural) return name.replace(COMMON_TAIL, '');
  }
  return null;
}

/** "Gitmere Pages" is a product where the text calls the company "Gitmere". */
function inFamily(name: string, families: ReadonlySet<string>): Named {
  const [first = name] = name.split(' ');
  return first !== name && families.has(first)
    ? { vendor: first, service: name }
    : { vendor: name };
}

const CAPITALISED = /(?<![\w.])([A-Z][\w&-]+)(?:'s)?(?:\s([A-Z][\w&-]*))?/g;

/** First words of names that stand alone in the text, or before several second words. */
function familiesOf(prepared: string): Set<string> {
  const seconds = new Map<string, Set<string>>();
  for (const [, first = '', second = ''] of prepared.matchAll(CAPITALISED)) {
    const known = seconds.get(first);
    if (known) known.add(second);
    else seconds.set(first, new Set([second]));
  }
  return new Set(
    [...seconds].flatMap(([first, all]) => (all.has('') || all.size > 1 ? [first] : [])),
  );
}

/** Products named in the sentence; else, for a vendor that has some in the text, the first of them. */
function named(vendor: string, here: readonly Mention[], mentions: Mentions): Named {
  const own = here.flatMap((one) => (one.vendor === vendor && one.service ? [one.service] : []));
  const services =
    own.length > 0 ? [...new Set(own)] : (mentions.services.get(vendor) ?? []).slice(0, 4);
  return { vendor, ...(services.length > 0 && { service: services.join(', ') }) };
}
