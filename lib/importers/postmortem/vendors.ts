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
}>;

/** Every name of a known vendor or product, in order. */
export function mentionsOf(prepared: string): Mentions {
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
  return { list, main: first?.[0] ?? null, services: new Map(named) };
}

const SUBJECT =
  /(?:^|[.,;:"(]\s*|\b(?:that|when|while|and|Meanwhile|Separately|However|Also|Then),?\s)(?:[Tt]he\s)?([A-Z][\w.&-]*(?:\s[A-Z0-9][\w.&-]*){0,3})(?:'s)?\s(?:\w+\s){0,2}(?:was|were|is|had|has|went|experienced|suffered|seems?|became|lost|crashed|failed|began|returned|stopped|could|users|customers)\b/;
const NOT_NAMES =
  /^(?:Meanwhile|Separately|However|Also|Then|Later|Yesterday|Today|Login|The|This|That|It|We|They|On|At|In|From|Between|During|Service|Services|Customers?|Users?|Our|All|Some|Most|Many|Engineers?|By|Starting|As|For|There|These|Impact|Summary|Root|Both|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|UTC|GMT|[A-Z]{2,3}T|I|You|He|She|Access|Incident|Outage|Traffic|API|DNS)\b/;

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
  const subject = SUBJECT.exec(segment.text)?.[1];
  return subject && !NOT_NAMES.test(subject) ? { vendor: subject } : {};
}

/** Products named in the sentence; else, for a vendor that has some in the text, the first of them. */
function named(vendor: string, here: readonly Mention[], mentions: Mentions): Named {
  const own = here.flatMap((one) => (one.vendor === vendor && one.service ? [one.service] : []));
  const services =
    own.length > 0 ? [...new Set(own)] : (mentions.services.get(vendor) ?? []).slice(0, 4);
  return { vendor, ...(services.length > 0 && { service: services.join(', ') }) };
}
