import { hit, OK, unknown } from '../rules/index.js';
import type { Verdict } from '../rules/index.js';
import { listed, READ_ON, shownNeed } from './rule.js';
import type { WorkloadFactName, WorkloadRule } from './rule.js';
import { UNKNOWN_WEB_APP } from './workload.js';
import type { WebAppFacts } from './workload.js';

type WebAppRule = WorkloadRule<WebAppFacts>;

const PAGE = 'Azure Migrate documentation, troubleshoot-assessment.md (07/28/2021), "Common web apps discovery errors"';

/** The largest content that is moved. */
const CONTENT_MIB = 2048;
const MIB_PER_GIB = 1024;
const PORTS: readonly number[] = [80, 443];
const PROTOCOLS: readonly string[] = ['http', 'https'];
const REFUSED_IDENTITIES: readonly string[] = ['localsystem', 'specificuser'];

/** A small site that nothing speaks against, for examples. */
export const plainWebApp = (over: Partial<WebAppFacts> = {}): WebAppFacts => ({
  ...UNKNOWN_WEB_APP,
  ...{ platform: 'aspnet', applicationPools: ['shop'], poolIdentities: ['ApplicationPoolIdentity'] },
  ...{ authentication: ['anonymous'], configurationErrors: [], contentMiB: 300, globalModules: [], isapiFilters: [] },
  ...{ locationTags: [], protocols: ['http'], uncDirectories: [], ports: [80], frameworks: ['.NET Framework 4.8'] },
  ...over,
});

/** What App Service offers instead of the authentication of IIS. */
const TAKEN_AUTHENTICATION: readonly string[] = ['anonymous', 'forms', 'none'];
const TAKEN_FRAMEWORK = /^(?:asp)?\.?net\b|^(?:java|tomcat|spring)\b/i;

const common = {
  question: 'appService',
  whenUnknown: 'unknown',
  source: PAGE,
  ...READ_ON,
  scope: 'Site',
  category: null,
} as const;

type ListFact = {
  [Key in keyof WebAppFacts]: WebAppFacts[Key] extends readonly (string | number)[] | null ? Key : never;
}[keyof WebAppFacts];

interface ListRule extends Pick<WebAppRule, 'id' | 'title' | 'code' | 'severity' | 'message' | 'remedy'> {
  readonly fact: WorkloadFactName;
  readonly of: ListFact;
  readonly refuses: (entry: string) => boolean;
  readonly passing: Partial<WebAppFacts>;
  readonly failing: Partial<WebAppFacts>;
}

/** The checks are those of IIS: a Tomcat has no application pools, filters or modules. */
const isOfIis = ({ platform }: WebAppFacts): boolean => platform !== 'java';

function listRule({ fact, of, refuses, passing, failing, ...told }: ListRule): WebAppRule {
  return {
    ...common,
    ...told,
    needs: [fact],
    check: (facts): Verdict<WorkloadFactName> => {
      const entries = facts[of];
      if (entries === null) return isOfIis(facts) ? unknown(fact) : OK;
      const refused = entries.map(String).filter(refuses);
      return refused.length === 0 ? OK : hit({ found: listed(refused) });
    },
    examples: { passing: [plainWebApp(passing), plainWebApp()], failing: [plainWebApp(failing)] },
  };
}

const any = (): boolean => true;
const plain = (text: string): string => text.trim().toLowerCase();

/**
 * The checks of a web application for App Service. The page does not say which of them stop a move; real output has a site of a
 * foreign protocol as not ready. What cannot be moved at all stops it here, what takes work afterwards is a condition.
 */
export const WEB_APP_RULES: readonly WebAppRule[] = [
  {
    ...common,
    id: 'webapp/application-pools',
    title: 'Application pool check',
    code: 'AppPoolCheck',
    severity: 'blocks',
    needs: ['applicationPools'],
    check: (facts) => {
      const pools = facts.applicationPools;
      if (pools === null) return isOfIis(facts) ? unknown('applicationPools') : OK;
      const names = [...new Set(pools.map(plain))];
      return names.length > 1 ? hit({ count: names.length, pools: listed(pools) }) : OK;
    },
    message: 'the site uses {count} application pools ({pools}), and App Service has one for each application',
    remedy: 'move the parts of the site into one application pool, or make them web applications of their own',
    examples: { passing: [plainWebApp()], failing: [plainWebApp({ applicationPools: ['shop', 'admin'] })] },
  },
  listRule({
    id: 'webapp/pool-identity',
    ...{ title: 'Application pool identity check', code: 'AppPoolIdentityCheck', severity: 'conditions' },
    ...{ fact: 'poolIdentity', of: 'poolIdentities', passing: { poolIdentities: ['NetworkService'] } },
    failing: { poolIdentities: ['LocalSystem'] },
    refuses: (entry) => REFUSED_IDENTITIES.includes(plain(entry)),
    message: 'the application pool runs as {found}, which App Service does not have',
    remedy: 'run it as ApplicationPoolIdentity, and give the application a managed identity for what it reaches',
  }),
  listRule({
    id: 'webapp/authentication',
    ...{ title: 'Authorization check', code: 'AuthCheck', severity: 'conditions' },
    ...{ fact: 'authentication', of: 'authentication', passing: { authentication: ['Anonymous', 'Forms'] } },
    failing: { authentication: ['Windows'] },
    refuses: (entry) => !TAKEN_AUTHENTICATION.includes(plain(entry)),
    message: 'the site uses {found} authentication, which App Service does not have in this form',
    remedy: 'sign users in with Microsoft Entra ID, and set it up after the move',
  }),
  listRule({
    id: 'webapp/configuration-errors',
    ...{ title: 'Configuration error check', code: 'ConfigErrorCheck', severity: 'unknown' },
    ...{ fact: 'configuration', of: 'configurationErrors', refuses: any },
    ...{ passing: { configurationErrors: [] }, failing: { configurationErrors: ['web.config line 12'] } },
    message: 'the configuration has errors, so that not all of it could be read: {found}',
    remedy: 'mend them, check that administrators may read every web.config, and collect again',
  }),
  {
    ...common,
    id: 'webapp/content-size',
    title: 'Content size check',
    code: 'ContentSizeCheck',
    severity: 'blocks',
    needs: ['contentSize'],
    check: ({ contentMiB }) => {
      if (contentMiB === null) return unknown('contentSize');
      return contentMiB > CONTENT_MIB ? hit({ size: shownNeed(contentMiB / MIB_PER_GIB) }) : OK;
    },
    message: 'the content of the site has {size} GB, and at most 2 GB are moved',
    remedy: 'keep static files in Azure Storage instead of the site',
    examples: {
      passing: [plainWebApp({ contentMiB: 2048 })],
      failing: [plainWebApp({ contentMiB: 2049 })],
    },
  },
  listRule({
    id: 'webapp/global-modules',
    ...{ title: 'Global module check', code: 'GlobalModuleCheck', severity: 'conditions' },
    ...{ fact: 'globalModules', of: 'globalModules', refuses: any },
    ...{ passing: { globalModules: [] }, failing: { globalModules: ['CustomAuthModule'] } },
    message: 'global modules are not there in App Service: {found}',
    remedy: 'remove them and their configuration, or do in the application what they do',
  }),
  listRule({
    id: 'webapp/isapi-filters',
    ...{ title: 'ISAPI filter check', code: 'IsapiFilterCheck', severity: 'conditions' },
    ...{ fact: 'isapiFilters', of: 'isapiFilters', refuses: any },
    ...{ passing: { isapiFilters: [] }, failing: { isapiFilters: ['sso.dll'] } },
    message: 'there are ISAPI filters, which are not moved: {found}',
    remedy: 'remove them, or do in the application what they do',
  }),
  listRule({
    id: 'webapp/location-tags',
    ...{ title: 'Location tag check', code: 'LocationTagCheck', severity: 'conditions' },
    ...{ fact: 'locationTags', of: 'locationTags', refuses: any },
    ...{ passing: { locationTags: [] }, failing: { locationTags: ['Default Web Site/admin'] } },
    message: 'applicationHost.config has location paths for the site, which are not moved: {found}',
    remedy: 'write what they say into the web.config of the site or of the application',
  }),
  listRule({
    id: 'webapp/protocols',
    ...{ title: 'Protocol check', code: 'ProtocolCheck', severity: 'blocks' },
    ...{ fact: 'bindings', of: 'protocols', passing: { protocols: ['HTTP', 'https'] } },
    failing: { protocols: ['http', 'net.tcp'] },
    refuses: (entry) => !PROTOCOLS.includes(plain(entry)),
    message: 'the site is bound to the protocol {found}, and App Service serves HTTP and HTTPS',
    remedy: 'remove the binding, or serve that part elsewhere, such as from a container',
  }),
  listRule({
    id: 'webapp/unc-directories',
    ...{ title: 'Virtual directory check', code: 'VirtualDirectoryCheck', severity: 'blocks' },
    ...{ fact: 'directories', of: 'uncDirectories', refuses: any },
    ...{ passing: { uncDirectories: [] }, failing: { uncDirectories: ['\\\\files\\shop'] } },
    message: 'directories of the site lie on a share, which is not moved: {found}',
    remedy: 'move the content to a local path, or to Azure Files or Azure Blob Storage',
  }),
  listRule({
    id: 'webapp/https-binding',
    ...{ title: 'HTTPS binding check', code: 'HttpsBindingCheck', severity: 'conditions' },
    ...{ fact: 'bindings', of: 'protocols', passing: { protocols: ['http'] }, failing: { protocols: ['https'] } },
    refuses: (entry) => plain(entry) === 'https',
    message: 'the site is served by {found}: its certificate does not come along',
    remedy: 'upload or create the certificate in App Service after the move, and bind it to the host name',
  }),
  listRule({
    id: 'webapp/ports',
    ...{ title: 'TCP port check', code: 'TcpPortCheck', severity: 'conditions' },
    ...{ fact: 'bindings', of: 'ports', passing: { ports: [80, 443] }, failing: { ports: [80, 8080] } },
    refuses: (entry) => !PORTS.includes(Number(entry)),
    message: 'the site listens on port {found}, and App Service on 80 and 443',
    remedy: 'change what calls the site to 80 or 443',
  }),
  listRule({
    id: 'webapp/frameworks',
    ...{ title: 'Framework check', code: 'FrameworkCheck', severity: 'conditions' },
    ...{ fact: 'frameworks', of: 'frameworks', passing: { frameworks: ['.NET 8', 'ASP.NET 4.5'] } },
    failing: { frameworks: ['PHP 5.6'] },
    refuses: (entry) => !TAKEN_FRAMEWORK.test(entry.trim()),
    message: 'the site may use {found}, which the check for .NET does not cover',
    remedy: 'check that it is not used, or move it by the way that App Service has for that language',
  }),
];
