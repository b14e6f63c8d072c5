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
    '(?:Amazon )?(?:EC2|S3|RDS|DynamoDB|CloudFront|EBS|Kinesis|Cognito|SQS|SimpleDB|Connect)|Lambda|Route ?53|ELB|AWS (?:Lambda|Direct Connect|Transit Gateway|IoT|Batch|Glue)|Elastic Load Balanc\\w+',
  ),
  known(
    'Microsoft',
    'Microsoft',
    'Azure(?: [A-Z]\\w+){0,3}|Office 365|Microsoft 365|Teams|Outlook(?:\\.com)?|Exchange Online|SharePoint|BPOS|Xbox Live|OneDrive',
  ),
  known('Google', 'Google(?: Cloud(?: Platform)?)?', '(?:Google )?(?:App Engine|Compute Engine|Kubernetes Engine|Container Engine|BigQuery|Cloud (?:SQL|Storage|Datastore|Functions|Pub/Sub|Networking|Dataflow|Spanner|Run|VPN|Load Balancing|DNS|Console|Interconnect|Router)|Workspace|Calendar|Drive|Meet|Docs)|Gmail|YouTube|Firebase'),
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

/** Every name of a known vendor or product, in order. */
export function mentionsOf(prepared: string): Mention[] {
  const found: Mention[] = [];
  for (const { vendor, names, products } of KNOWN) {
    for (const match of prepared.matchAll(names)) found.push({ from: match.index, vendor });
    if (!products) continue;
    for (const match of prepared.matchAll(products)) {
      found.push({ from: match.index, vendor, service: match[0].replace(/\s+/g, ' ') });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

const SUBJECT =
  /(?:^|[.,;:"(]\s*|\b(?:that|when|while|and|Meanwhile|Separately|However|Also|Then),?\s)(?:[Tt]he\s)?([A-Z][\w.&-]*(?:\s[A-Z0-9][\w.&-]*){0,3})(?:'s)?\s(?:\w+\s){0,2}(?:was|were|is|had|has|went|experienced|suffered|seems?|became|lost|crashed|failed|began|returned|stopped|could|users|customers)\b/;
const NOT_NAMES =
  /^(?:Meanwhile|Separately|However|Also|Then|Later|Yesterday|Today|Login|The|This|That|It|We|They|On|At|In|From|Between|During|Service|Services|Customers?|Users?|Our|All|Some|Most|Many|Engineers?|By|Starting|As|For|There|These|Impact|Summary|Root|Both|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|UTC|GMT|[A-Z]{2,3}T|I|You|He|She|Access|Incident|Outage|Traffic|API|DNS)\b/;

/** The vendor and service of a place in a sentence, from that sentence and else from the whole text. */
export function vendorAt(
  segment: Segment,
  place: Readonly<{ from: number }>,
  mentions: readonly Mention[],
): Named {
  const here = mentions.filter((one) => one.from >= segment.from && one.from < segment.to);
  const before = here.filter((one) => one.from < place.from);
  const chosen = before.at(-1) ?? here[0];
  if (chosen) return named(chosen.vendor, { here, mentions });
  const main = mostNamed(mentions);
  if (main) return named(main, { here: [], mentions });
  const subject = SUBJECT.exec(segment.text)?.[1];
  return subject && !NOT_NAMES.test(subject) ? { vendor: subject } : {};
}

/** Products named in the sentence; else, for a vendor that has some in the text, those that are named most. */
function named(
  vendor: string,
  { here, mentions }: Readonly<{ here: readonly Mention[]; mentions: readonly Mention[] }>,
): Named {
  const own = (list: readonly Mention[]) => [
    ...new Set(list.flatMap((one) => (one.vendor === vendor && one.service ? [one.service] : []))),
  ];
  const services = own(here);
  const chosen = services.length > 0 ? services : own(mentions).slice(0, 4);
  return { vendor, ...(chosen.length > 0 && { service: chosen.join(', ') }) };
}

function mostNamed(mentions: readonly Mention[]): string | null {
  const counts = new Map<string, number>();
  for (const { vendor } of mentions) counts.set(vendor, (counts.get(vendor) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}
