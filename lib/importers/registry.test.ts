import { describe, expect, test } from 'vitest';

import { detect, importerById, importers } from './registry';

const encode = (text: string) => new TextEncoder().encode(text);
const inQueue = (Message: string) =>
  JSON.stringify({ Messages: [{ ReceiptHandle: 'x', Body: notified(Message) }] });
const notified = (Message: string) =>
  JSON.stringify({ Type: 'Notification', TopicArn: 'arn:aws:sns:x', Message });

describe('a format is known by its first bytes, then by its name', () => {
  test.each([
    ['incidents.json', '{"page":{"id":"x","time_zone":"Etc/UTC"},"incidents":[]}', 'statuspage'],
    ['download', '{"incidents":[{"id":"x","incident_updates":[', 'statuspage'],
    ['history.jsonl', '{"id":"x","incident_updates":[]}\n', 'statuspage'],
    ['incidents.json', '[{"begin":"2026","created":"2026","external_desc":"', 'google-incidents'],
    ['data.json', '{"archive":[{"service_name":"x","description":"', 'aws-status'],
    ['data.json', '{"archive":[],"current":[]}', 'aws-status'],
    [
      'currentevents',
      '[{"date":"1","arn":"arn:aws:health:x::event/Y","region_name":"',
      'aws-events',
    ],
    ['answer', '{"events":[{"arn":"arn:aws-cn:health:x::event/Y","eventTypeCode":"', 'aws-events'],
    ['events.jsonl', '{"version":"0","source":"aws.health","detail":{', 'aws-events'],
    ['queue.json', inQueue('{"source":"aws.health","detail":{"service":"x"}}'), 'aws-messages'],
    ['queue.json', inQueue('{"alerts":[{"startsAt":"x"}]}'), 'aws-monitor-messages'],
    ['queue.json', inQueue('{"type":"StatusChange","recorded_at":"x"}'), 'aws-watch-messages'],
    ['queue.json', inQueue('ALARM: it is slow'), 'aws-messages'],
    ['queue.json', '{"Messages":[{"ReceiptHandle":"x","Body":"{\\"source', 'aws-messages'],
    [
      'event.json',
      '{"source":"aws.health","detail-type":"AWS Health Event","detail":{',
      'aws-events',
    ],
    [
      'event.json',
      '{"source":"aws.partner/x","detail-type":"x","detail":{"alerts":[{"startsAt":"x"}]}}',
      'aws-monitor-messages',
    ],
    [
      'all.rss',
      '<rss version="2.0"><channel><generator>AWS Service Health Dashboard RSS Generator</generator>',
      'aws-rss',
    ],
    [
      'feed',
      '<rss version="2.0"><channel><item><guid isPermaLink="false">https://status.aws.amazon.com/#x_1',
      'aws-rss',
    ],
    ['answer', '{"stat":"ok","pagination":{},"monitors":[]}', 'uptimerobot'],
    ['answer', '{"stat":"fail","error":{"type":"not_authorized"}}', 'uptimerobot'],
    ['answer', '{"data":[{"startedAt":"","resolvedAt":null,"reason":""}]}', 'uptimerobot'],
    ['answer', '{"summary":{"states":[{"status":"up","timefrom":1,', 'pingdom'],
    [
      'answer',
      '{"data":[{"id":"1","type":"incident","attributes":{"name":"x","cause":"y","started_at":"',
      'better-stack',
    ],
    ['answer', '{"data":[{"status":"down","created_at":"2026","duration":1', 'statuscake'],
    ['answer', '{"data":[{"id":"1","status":"up","status_code":200,"triggered_at":"', 'statuscake'],
    [
      'answer',
      '{"data":[{"created_at":"2026","location":"x","performance":1,"status_code":200}',
      'statuscake-history',
    ],
    [
      'answer',
      '{"code":0,"data":{"report":[{"collection_time":"2026","availability":"1","location_id":"3"',
      'site24x7-log',
    ],
    ['answer', '{"code":0,"message":"success","data":{"outage_details":[', 'site24x7-outages'],
    ['answer', '{"count":1,"results":[{"pk":1,"check_pk":2,"state_is_up":true', 'uptime-com'],
    ['answer', '{"data":[{"type":"incidents","attributes":{"customer_impacted":true', 'datadog'],
    [
      'events.json',
      '{"data":[{"type":"event","attributes":{"attributes":{"monitor":{"transition":{"source_state":"OK","destination_state":"Alert"',
      'datadog-events',
    ],
    [
      'events.json',
      '{"events":[{"alert_type":"error","date_happened":1,"monitor_id":2',
      'datadog-events',
    ],
    ['incidents.json', '{"incidents":[{"incident_number":1,"urgency":"high"', 'pagerduty'],
    ['hook', '{"event":{"id":"1","event_type":"incident.resolved"', 'pagerduty'],
    ['answer', '{"data":[{"tinyId":"1","createdAt":"","priority":"P1"', 'opsgenie'],
    ['hook', '{"type":"StatusChange","recorded_at":"2026', 'statusgator'],
    ['hook', '{"current_status":"warn","occurred_at":"2026","service_name":"x"', 'statusgator'],
    [
      'history.atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:x,2005:Incident/1</id>',
      'status-feed',
    ],
    [
      'feed.rss',
      '<?xml version="1.0"?><rss version="2.0"><channel><description>Statuspage</description>',
      'status-feed',
    ],
    [
      'feed.atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><generator>incident.io</generator>',
      'status-feed',
    ],
    ['summary.json', '{"page":{"name":"X","url":"https://x.test","status":"UP"}}', 'instatus'],
    ['summary.json', '{"page":{"name":"X"},"activeIncidents":[]}', 'instatus'],
    [
      'incidents.json',
      '[{"id":"x","started":"2026-01-01T00:00:00Z","status":"RESOLVED","resolved":null}]',
      'instatus',
    ],
    [
      'polls.jsonl',
      '{"fetched_at":"2026-01-01T00:00:00Z","page":{"id":"x"},"incidents":[]}\n',
      'statuspage',
    ],
    ['index.json', '{"data":{"id":"1","type":"status_page","attributes":{}}}', 'betterstack-page'],
    [
      'feed.rss',
      '<rss version="2.0"><channel><title>X</title><link>https://x.betteruptime.com</link>',
      'betterstack-feed',
    ],
    [
      'feed.rss',
      '<rss version="2.0"><channel><item><guid>https://s.x.test/incidents/9#update-1</guid>',
      'betterstack-feed',
    ],
    ['summary', '{"services":[{"id":1,"current_incident_type":null}],"status_page":{', 'statuspal'],
    ['incidents', '{"incidents":[{"id":1,"starts_at":"","service_ids":[', 'statuspal'],
    ['hook', '{"event":"incident.updated","data":{"object":{"l_title":[', 'statuspal'],
    ['status.json', '{"result":{"status_overall":{"updated":"', 'status-io'],
    ['list', '{"status":{"error":"no"},"result":{"resolved_incidents":[', 'status-io'],
    [
      'hook',
      '{"message_id":"1","current_status":"Operational","status_page_url":"https://status.io/',
      'status-io',
    ],
    [
      'rss',
      `<rss version="2.0"><channel><item><link>https://s.x.test/pages/incident/${'a'.repeat(24)}/${'b'.repeat(24)}</link>`,
      'status-feed',
    ],
    [
      'history.rss',
      '<rss><channel><item><category domain="event:start">x</category>',
      'status-feed',
    ],
    [
      'answer',
      '{"data":[{"id":"1","type":"incident","attributes":{"user_generated":false',
      'isdown',
    ],
    ['answer', '{"data":[{"id":"1","type":"custom_monitor","attributes":{', 'isdown'],
    ['outages.csv', 'start,end,status\n2026-01-01,2026-01-02,down\n', 'csv'],
    ['export.txt', 'start;end;status\n2026-01-01;2026-01-02;down\n', 'csv'],
    ['strange.csv', 'a,b\n1,2\n', 'csv'],
    ['checks.csv', 'time,monitor,status\n2026-01-01T10:00:00Z,api,up\n', 'checks-csv'],
    ['probe.txt', 'timestamp;success\n1767261600;true\n', 'checks-csv'],
    ['nagios.log', '[1772928000] HOST ALERT: h;DOWN;HARD;1;gone\n', 'nagios'],
    [
      'history.json',
      '[{"object_type":"host","state_history_id":"1","event_type":"state_change","event_time":"',
      'icingadb',
    ],
    [
      'history.csv',
      'id,object_type,event_type,event_time,host.name,state.hard_state\r\n"1","host",',
      'icingadb',
    ],
    ['hook.json', '{"heartbeat":{"monitorID":1,"status":0,"time":"', 'uptime-kuma'],
    ['page.json', '{"heartbeatList":{"1":[{"status":1,', 'uptime-kuma'],
    ['incidents.json', '{"incidents":[{"openedAt":"x","closedAt":"y","state":"DOWN"}', 'json-rows'],
    ['log.jsonl', '{"monitor":"x","from":"y","to":"z"}\n{"monitor":"x"}\n', 'json-rows'],
    ['some.json', '{"rows":[{"a":1}]}', 'json-rows'],
    ['download', `PK\u0003\u0004${'x'.repeat(26)}xl/workbook.xml`, 'xlsx'],
    [
      'mail.txt',
      'On Friday, March 8, the service was down from 12:30 to 14:15 Eastern.\n',
      'prose',
    ],
    [
      'events.json',
      '{"value":[{"name":"A","type":"Microsoft.ResourceHealth/events"',
      'azure-health',
    ],
    [
      'alert.json',
      '{"data":{"alertContext":{"properties":{"trackingId":"A","impactStartTime":"',
      'azure-health',
    ],
    [
      'feed.xml',
      '<rss version="2.0"><channel><title>Azure Status</title></channel></rss>',
      'azure-rss',
    ],
    ['issues.json', '{"value":[{"startDateTime":"x","id":"EX1","isResolved":true', 'm365-health'],
    ['mac.xml', '<rss><channel><title>Microsoft Admin Center Status</title><item>', 'm365-feed'],
    ['incidents.json', '[{"id":"1","serviceKeys":[],"IncidentImpacts":[', 'salesforce-trust'],
    ['current', '{"status":"ok","active_incidents":[],"date_created":"x"}', 'slack-status'],
    ['history', '[{"id":1,"date_created":"x","services":[],"notes":[', 'slack-status'],
    ['atom', '<feed xmlns="x"><title>Slack System Status</title><entry>', 'slack-feed'],
    ['rss', '<rss><channel><link>https://slack-status.com</link><item>', 'slack-feed'],
    ['incidents.json', '[{"id":1,"updates":[{"update_type":"issue","contents":"', 'heroku-status'],
    [
      'current-status',
      '{"status":[{"system":"Apps"}],"incidents":[],"scheduled":[]}',
      'heroku-status',
    ],
    ['incidents.json', '{"items":[{"id":1,"startDate":"x","levelId":1', 'yandex-status'],
    ['notes.md', '# Outage\n\nWe were down, and we are sorry, for two hours.\n', 'prose'],
    [
      'query.json',
      '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[',
      'prometheus',
    ],
    ['hook.json', '{"receiver":"x","alerts":[{"status":"firing","startsAt":"', 'alertmanager'],
    [
      'hook.json',
      '{"evalMatches":[],"ruleId":1,"ruleName":"x","state":"alerting"}',
      'alertmanager',
    ],
    ['api.json', '[{"name":"x","key":"_x","results":[{"success":true,"timestamp":"', 'gatus'],
    ['issues.json', '[{"title":"X is down","labels":[],"created_at":"', 'upptime'],
    ['summary.json', '[{"name":"x","dailyMinutesDown":{}}]', 'upptime'],
    ['x.yml', 'url: x\nstatus: up\ngenerator: Upptime <x>\n', 'upptime'],
    ['log.tsv', 'a1b2c3d\t2026-01-01T00:00:00Z\t🟩 X is up (200 in 9 ms)\n', 'upptime'],
    ['problems.json', '{"jsonrpc":"2.0","result":[{"eventid":"1","clock":"1"', 'zabbix'],
    [
      'incident.json',
      '[{"id":1,"startedAt":"x","monitorId":7,"resolvedAt":null,"resolvedBy":null}]',
      'openstatus',
    ],
    ['page.html', '<!doctype html><p>Down</p>', 'html-document'],
    ['part.html', '<div><p>Down</p></div>', 'html-document'],
    ['notice.eml', 'From: a@b.example\nSubject: Down\n\nWe are down.\n', 'eml'],
    [
      'download',
      'Received: by mx.example; Mon, 9 Mar 2026 09:00:00 +0000\nFrom: a@b.example\n\nx',
      'eml',
    ],
    [
      'pasted.txt',
      'From: a@b.example\nSubject: Down\n\nThe service was down for two hours.\n',
      'prose',
    ],
    ['invite', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n', 'icalendar'],
    ['report', '%PDF-1.7\n%\u00e2', 'pdf'],
    ['report.docx', 'PK\u0003\u0004xxxxxxxx', 'docx'],
  ])('%s', (name, text, id) => expect(detect(encode(text), name)?.importer.id).toBe(id));

  test.each([
    ['empty.csv', ''],
    ['other.json', '{"monitors":[]}'],
    ['list.json', '[1,2]'],
    ['account.json', '{"stat":"ok","account":{"email":"x"}}'],
    ['book.xlsx', 'PK\u0003\u0004xxxxxxxx'],
    ['event.json', '{"detail-type":"x","source":"aws.ec2","detail":{"state":"stopped"}}'],
    ['raw.bin', 'a\0b'],
  ])('%s is nobody’s', (name, text) => expect(detect(encode(text), name)).toBeNull());
});

test('every importer has an id of its own, by which it is found', () => {
  for (const importer of importers) expect(importerById(importer.id)).toBe(importer);
  expect(importerById('unheard-of')).toBeNull();
});
