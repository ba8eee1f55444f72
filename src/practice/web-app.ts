import express, { type Express, type Router } from 'express';
import { controlRoutes, type ControlParts } from './control.ts';
import { botFileRoutes } from './files/bot-routes.ts';
import { personFileRoutes } from './files/person-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { sameMachine, securityHeaders } from './guard.ts';
import { requestFailed } from './listen.ts';
import { pageRoutes } from './page-files.ts';
import type { SocketLink } from './socket.ts';
import { webApiRoutes, type WebApiParts } from './web-api.ts';

/** Everything that is served over HTTP: the bot's Slack, what people and tests use, and the page. */
export function webApp(
  parts: WebApiParts & {
    control: Omit<ControlParts, 'workspace' | 'traffic' | 'faultRoutes'>;
    socket: SocketLink;
    /** Served before the page. */
    routes: Router;
  },
): Express {
  const { context, tokens, faults, traffic, control } = parts;
  const { workspace, tickets, grant, link } = context;
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple');
  app.use(sameMachine, securityHeaders);
  app.use(webApiRoutes(parts));
  app.use(botFileRoutes({ workspace, tickets, grant, botToken: tokens.bot, faults, traffic }));
  app.use(
    '/_practice',
    personFileRoutes(workspace),
    controlRoutes({
      ...control,
      workspace,
      traffic,
      faultRoutes: faultRoutes(faults, parts.socket, link),
    }),
  );
  app.use(parts.routes, pageRoutes());
  app.use((_request, response) => void response.status(404).json({ ok: false, error: 'not_found' }));
  app.use(requestFailed);
  return app;
}
