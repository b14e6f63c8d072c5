import type { NextConfig } from 'next';

export default {
  agentRules: false,
  typedRoutes: false,
  poweredByHeader: false,
  serverExternalPackages: ['@react-pdf/renderer', 'postgres', 'nodemailer', 'pino'],
} satisfies NextConfig;
