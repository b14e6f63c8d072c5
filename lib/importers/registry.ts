/** Every format that can be imported. A new one is a file, a line here and a fixture. */
import { alertmanager } from './alertmanager';
import { awsEvents } from './aws-events';
import { messageImporters } from './aws-messages';
import { awsRss } from './aws-rss';
import { awsStatus } from './aws-status';
import { azureHealth } from './azure-health';
import { azureRss } from './azure-rss';
import { betterStack } from './better-stack';
import { betterStackFeed } from './betterstack-feed';
import { betterStackPage } from './betterstack-page';
import { checksCsv } from './checks-csv';
import { csv } from './csv';
import { datadog } from './datadog';
import { datadogEvents } from './datadog-events';
import { docx } from './docx';
import { eml } from './eml';
import { gatus } from './gatus';
import { googleIncidents } from './google-incidents';
import { herokuStatus } from './heroku-status';
import { htmlDocument } from './html-document';
import { icalendar } from './icalendar';
import { icingadb } from './icingadb';
import type { Importer } from './importer';
import { instatus } from './instatus';
import { isdown } from './isdown';
import { jsonRows } from './json-rows';
import { m365Feed } from './m365-feed';
import { m365Health } from './m365-health';
import { manual } from './manual';
import { nagios } from './nagios';
import { openstatus } from './openstatus';
import { opsgenie } from './opsgenie';
import { pagerduty } from './pagerduty';
import { pdf } from './pdf';
import { pingdom } from './pingdom';
import { prometheus } from './prometheus';
import { prose } from './prose';
import { salesforceTrust } from './salesforce-trust';
import { site24x7Log } from './site24x7-log';
import { site24x7Outages } from './site24x7-outages';
import { slackFeed } from './slack-feed';
import { slackStatus } from './slack-status';
import { statusFeed } from './status-feed';
import { statusIo } from './status-io';
import { statuscake } from './statuscake';
import { statuscakeHistory } from './statuscake-history';
import { statusgator } from './statusgator';
import { statuspage } from './statuspage';
import { statuspal } from './statuspal';
import { upptime } from './upptime';
import { uptimeCom } from './uptime-com';
import { uptimeKuma } from './uptime-kuma';
import { uptimerobot } from './uptimerobot';
import { xlsx } from './xlsx';
import { yandexStatus } from './yandex-status';
import { zabbix } from './zabbix';

const formats: readonly Importer[] = [
  statuspage,
  statusFeed,
  instatus,
  betterStackPage,
  betterStackFeed,
  statusIo,
  statuspal,
  googleIncidents,
  awsStatus,
  awsEvents,
  awsRss,
  azureHealth,
  azureRss,
  m365Health,
  m365Feed,
  salesforceTrust,
  slackStatus,
  slackFeed,
  herokuStatus,
  yandexStatus,
  uptimerobot,
  pingdom,
  betterStack,
  statuscake,
  statuscakeHistory,
  site24x7Log,
  site24x7Outages,
  uptimeCom,
  uptimeKuma,
  datadog,
  datadogEvents,
  pagerduty,
  opsgenie,
  statusgator,
  isdown,
  prometheus,
  alertmanager,
  gatus,
  upptime,
  zabbix,
  nagios,
  icingadb,
  openstatus,
  manual,
  icalendar,
  eml,
  htmlDocument,
  pdf,
  docx,
  checksCsv,
  csv,
  xlsx,
  jsonRows,
  prose,
];

export const importers: readonly Importer[] = [...formats, ...messageImporters(formats)];

/** The importer that is surest of a file from its first bytes (64 KiB serve well) and its name; null when none knows it. */
export function detect(
  head: Uint8Array,
  fileName: string,
): Readonly<{ importer: Importer; confidence: number }> | null {
  const sure = importers
    .map((importer) => ({ importer, confidence: importer.recognises(head, fileName) }))
    .toSorted((a, b) => b.confidence - a.confidence)[0];
  return sure && sure.confidence > 0 ? sure : null;
}

export const importerById = (id: string): Importer | null =>
  importers.find((importer) => importer.id === id) ?? null;

/** Whether what is read from such a file are proposals that a person confirms one by one. */
export const isDocument = (id: string): boolean => importerById(id)?.text !== undefined;
