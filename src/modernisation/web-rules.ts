import type { FactGuide } from '../rules/index.js';
import { defineRule } from './define-rule.js';
import { exampleWith } from './example-facts.js';
import type { ModernisationFacts } from './facts.js';
import type { CandidateRule } from './rule.js';

const LEARN = 'learn.microsoft.com/azure';

const CONTENT: FactGuide = {
  label: 'whether all that the web server delivers is files, with nothing made on the server',
  howToGet:
    'as an administrator run nginx -T (httpd -S, appcmd list config) and look for proxy_pass, fastcgi_pass and handlers; then list the document root',
};
const VERSION: FactGuide = {
  label: 'the version of the runtime and the frameworks of the program',
  howToGet:
    'run python3 --version, node --version, dotnet --list-runtimes or java -version as any user, and read its list of packages',
};
const LOCAL_STATE: FactGuide = {
  label: 'whether the program keeps sessions or files on the machine',
  howToGet:
    'as root run lsof +D on its folders while it works, or ask its developers; Windows: Process Monitor, as an administrator',
};
const COMPONENTS: FactGuide = {
  label: 'what the sites use: authentication, ISAPI filters, COM, the registry, the global assembly cache, UNC folders',
  howToGet:
    'run the App Service Migration Assistant or the web app assessment of Azure Migrate on the server, as an administrator',
};
const POLICIES: FactGuide = {
  label: 'routes, plug-ins, policies and certificates of the gateway',
  howToGet:
    'export its configuration: deck gateway dump (Kong), /config_dump of the admin port (Envoy), haproxy.cfg, nginx -T',
};

const hasUpstreams = ({ upstreams }: ModernisationFacts): boolean => upstreams !== null && upstreams > 0;

export const WEB_RULES: readonly CandidateRule[] = [
  defineRule({
    id: 'paas/static-web',
    service: 'static-web-apps',
    roles: ['web'],
    products: ['nginx', 'apache-httpd', 'iis', 'caddy'],
    only: (facts) => facts.upstreams === 0,
    inTheWay: () => ['no connection shows that its pages are all files'],
    message: '{machine} runs a web server that asks no program behind it ({sign})',
    remedy:
      'look through the content of {machine}, put it into a repository, and publish it by {service} with its own domain and redirects',
    source: `${LEARN}/static-web-apps/overview, of 2024-06-24`,
    caveats: [
      'no server-side rendering; an app may hold 500 MB of content',
      'headers, redirects and rewrites of the web server become routes of staticwebapp.config.json',
      'users inside the network reach it over a private endpoint only',
    ],
    toFindOut: [CONTENT],
    examples: {
      passing: [exampleWith('web', 'nginx', { upstreams: 2 }), exampleWith('web', 'nginx', { upstreams: null })],
      failing: [exampleWith('web', 'nginx', { upstreams: 0 })],
    },
  }),
  defineRule({
    id: 'paas/web-front',
    service: 'app-service',
    roles: ['web'],
    products: ['nginx', 'apache-httpd', 'caddy'],
    inTheWay: (facts) =>
      hasUpstreams(facts)
        ? [
            `it passes requests on to ${facts.upstreams} ${facts.upstreams === 1 ? 'machine' : 'machines'}: rules and certificates move with it`,
          ]
        : [],
    message: '{machine} is a web server in front of programs ({sign})',
    remedy:
      'build a container of the web server with its configuration, run it in {service} within the network, and send the traffic by weights',
    source: `${LEARN}/app-service/overview, of 2020-07-06`,
    work: { codeChange: null, containers: true },
    caveats: [
      'the file system of an app is not kept: what is written locally is lost',
      'programs behind it must be reachable: virtual network integration, and names instead of addresses',
      'where its pages are files, Azure Static Web Apps or storage behind Azure Front Door costs less',
    ],
    toFindOut: [CONTENT, LOCAL_STATE],
    examples: {
      passing: [exampleWith('database', 'postgresql')],
      failing: [exampleWith('web', 'nginx', { upstreams: 3 })],
    },
  }),
  defineRule({
    id: 'paas/iis-site',
    service: 'app-service',
    roles: ['web', 'application'],
    products: ['iis'],
    inTheWay: () => ['what its sites use of the machine is unknown'],
    message: '{machine} runs sites of Internet Information Services ({sign})',
    remedy:
      'run the App Service Migration Assistant on {machine}, correct what it finds, and deploy the sites to {service} (Windows)',
    source: `${LEARN}/migrate/concepts-azure-webapps-assessment-calculation, of 2023-08-02`,
    work: { codeChange: 'configuration and whatever uses the machine itself', containers: false },
    caveats: [
      'HTTP and HTTPS on 80 and 443 only; LocalSystem identities, ISAPI filters, COM and UNC folders do not work',
      'integrated Windows authentication needs another way to sign in, such as Entra ID',
      'the detailed rules of web applications are checked where their inventory is given',
    ],
    toFindOut: [COMPONENTS, LOCAL_STATE],
    examples: {
      passing: [exampleWith('web', 'nginx')],
      failing: [exampleWith('application', 'iis', { osFamily: 'windows', dataDisksGib: [100] })],
    },
  }),
  defineRule({
    id: 'paas/api-replicas',
    service: 'container-apps',
    roles: ['api', 'application'],
    products: ['python', 'node', 'dotnet', 'java', 'ruby', 'php'],
    only: ({ replicas, osFamily }) => replicas !== null && replicas > 1 && osFamily !== 'windows',
    message: '{machine} is one of several that serve the same program ({sign})',
    remedy:
      'build an image of the program, run it in {service} beside the machines, and move the traffic from the gateway by weights',
    source: `${LEARN}/container-apps/compare-options, of 2022-06-10`,
    work: { codeChange: 'settings and secrets from the environment', containers: true },
    caveats: [
      'no access to the Kubernetes interface: for operators, daemons or own networking take AKS',
      'local files are lost with each replica',
    ],
    toFindOut: [VERSION, LOCAL_STATE],
    examples: {
      passing: [
        exampleWith('api', 'python', { replicas: 1 }),
        exampleWith('api', 'python', { replicas: 4, osFamily: 'windows' }),
      ],
      failing: [exampleWith('api', 'python', { replicas: 4 })],
    },
  }),
  defineRule({
    id: 'paas/program',
    service: 'app-service',
    roles: ['api', 'application'],
    products: ['python', 'node', 'dotnet', 'java', 'tomcat', 'ruby', 'php'],
    message: '{machine} runs a program of a runtime that App Service has ({sign})',
    remedy:
      'deploy the program to {service} as code of its runtime, or as a container, and give it the network that its partners are in',
    source: `${LEARN}/app-service/overview, of 2020-07-06`,
    work: { codeChange: 'settings from the environment', containers: false },
    caveats: [
      'the runtime must be one of the versions that the platform supports',
      'local files are lost with each restart',
    ],
    inTheWay: ({ replicas }) =>
      replicas !== null && replicas > 1
        ? []
        : ['no other machine serves the same, so that it may keep sessions or files'],
    toFindOut: [VERSION, LOCAL_STATE],
    examples: {
      passing: [exampleWith('cache', 'redis')],
      failing: [exampleWith('application', 'java', { replicas: 2 })],
    },
  }),
  defineRule({
    id: 'paas/model-server',
    service: 'aks',
    roles: ['api'],
    products: ['tensorflow-serving'],
    inTheWay: () => ['whether it needs a GPU is unknown'],
    message: '{machine} serves trained models ({sign})',
    remedy: 'run the image of TensorFlow Serving on {service}, with the models on Azure Files or in an image',
    source: `${LEARN}/aks/what-is-aks, of 2024-04-17`,
    work: { codeChange: null, containers: true },
    movesData: true,
    caveats: [
      'models on its disks move to storage first',
      'clients reach it by name: a service and an internal load balancer',
    ],
    toFindOut: [
      {
        label: 'whether it computes on a GPU',
        howToGet: 'run nvidia-smi on the machine as any user; look at its PCI devices in vSphere',
      },
    ],
    examples: {
      passing: [exampleWith('api', 'python')],
      failing: [exampleWith('api', 'tensorflow-serving', { dataDisksGib: [200] })],
    },
  }),
  defineRule({
    id: 'paas/gateway',
    service: 'api-management',
    roles: ['gateway'],
    inTheWay: () => ['its routes and plug-ins have to be written anew as policies'],
    message: '{machine} is a gateway before programs ({sign})',
    remedy:
      'export the routes of {machine}, write them as APIs and policies of {service}, and switch each route over by its name',
    source: `${LEARN}/api-management/api-management-key-concepts, of 2025-01-08`,
    work: { codeChange: 'plug-ins and filters become policies', containers: false },
    caveats: [
      'own plug-ins (Lua, WASM) have no equal; a self-hosted gateway can stay beside the programs',
      'a plain load balancer or reverse proxy is better replaced by Application Gateway',
      'Standard v2 and Premium v2 join a network; only Premium and Premium v2 stand wholly inside one',
    ],
    toFindOut: [POLICIES],
    examples: {
      passing: [exampleWith('web', 'nginx')],
      failing: [exampleWith('gateway', 'envoy', { upstreams: 12 }), exampleWith('gateway', 'kong')],
    },
  }),
];
