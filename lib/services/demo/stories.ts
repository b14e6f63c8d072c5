import 'server-only';

/**
 * The four stories that Makegood began with, as facts in our own words. The outages are real, and
 * these accounts are third parties' unless they quote the vendor.
 */
export type Story = Readonly<{
  vendor: string;
  category: string;
  fileName: string;
  publishedAt: string;
  party: 'vendor' | 'third_party';
  text: string;
}>;

export const provenance = 'from public reports';

export const STORIES: readonly Story[] = [
  {
    vendor: 'Cisco WebEx',
    category: 'Web meetings',
    fileName: 'webex-2013-03.txt',
    publishedAt: '2013-03-10T22:00:00Z',
    party: 'third_party',
    text: 'On Friday, March 8, customers lost access to the meetings of WebEx. Judging from what users wrote, WebEx was down from approximately 12:30pm to 2:15pm US Eastern time. These are rough estimates. Two days later the vendor had published neither a cause nor an apology.\n',
  },
  {
    vendor: 'Citrix GoTo',
    category: 'Web meetings',
    fileName: 'goto-2013-03.txt',
    publishedAt: '2013-03-10T22:00:00Z',
    party: 'third_party',
    text: 'On Friday, March 8, customers lost access to GoToMeeting, GoToWebinar and GoToTraining. The services were down from approximately 11:15am to 1:15pm US Eastern time. These are rough estimates. By Sunday night none of the vendor’s blogs mentioned the outage.\n',
  },
  {
    vendor: 'Cisco Webex',
    category: 'Web meetings',
    fileName: 'webex-2018-09.txt',
    publishedAt: '2018-09-27T16:00:00Z',
    party: 'third_party',
    text: 'The outage of Webex began on Tuesday, Sept. 25, at 9:22 p.m. ET and left users without meetings, messaging and video. It now stretches into its third day. Some services have been restored. Today at 8:36 a.m. ET, Cisco reported that engineers began to enable Calendar Connect for all sites. Late on Wednesday, Sept. 26, Cisco apologized to customers.\n',
  },
  {
    vendor: 'ReadyTalk',
    category: 'Web meetings',
    fileName: 'readytalk-mails.txt',
    publishedAt: '2013-06-14T12:00:00Z',
    party: 'third_party',
    text: 'On Wednesday an email from ReadyTalk told that some customers were unable to connect. It gave the cause: the renewal of a domain registration had gone wrong. Today a second email explained the problem source, the steps that were taken, the start and end times of the interruption, and the plans to prevent it in the future. Neither time stands in this account.\n',
  },
  {
    vendor: 'Skype',
    category: 'Telephony',
    fileName: 'skype-2010-12.txt',
    publishedAt: '2010-12-29T18:00:00Z',
    party: 'vendor',
    text: 'The network became unstable and suffered a critical failure. The failure lasted approximately 24 hours from December 22, 0800 PST/1600 GMT to December 23, 0800 PST/1600 GMT. A bug in one version of the Windows client caused it. We fell short in serving you and in communicating with you, and we will review our testing to prevent a repeat.\n',
  },
];
