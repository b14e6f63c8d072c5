import { expect, test } from 'vitest';

import { serviceNames } from './vendor-form-services';

test('one service a line, whatever the line ends', () => {
  expect(serviceNames(' Video \r\n\r\nSIP trunk\nVideo\rChat')).toEqual([
    'Video',
    'SIP trunk',
    'Chat',
  ]);
});

test('an empty text names none', () => {
  expect(serviceNames(' \n ')).toEqual([]);
});
