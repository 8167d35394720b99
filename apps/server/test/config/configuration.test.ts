import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfiguration, SETTING_NAMES } from '../../src/config/configuration.ts';

const at = { cwd: resolve('/srv/kedu'), isRoot: false };
const read = (environment: Readonly<Record<string, string>>) => readConfiguration(environment, at);

describe('OPERATE-1 configuration', () => {
  test('nothing set is a server for this machine alone, on an embedded database', () => {
    expect(read({})).toMatchObject({
      value: {
        databaseUrl: undefined,
        folder: resolve('/srv/kedu/kedu-data'),
        host: '127.0.0.1',
        port: 4170,
        metrics: 'loopback',
        secondFactor: 'required',
      },
    });
  });

  test('root keeps its data where another account can reach them', () => {
    expect(readConfiguration({}, { ...at, isRoot: true })).toMatchObject({ value: { folder: resolve('/var/lib/kedu') } });
  });

  test('all problems are told at once, each with its name, and no password is repeated', () => {
    const found = read({
      DATABASE_URL: 'mysql://kedu_app:geheim@db.example/kedu',
      KEDU_PORT: '99999',
      KEDU_ORIGIN: 'https://kedu.example/',
      KEDU_TRUST_PROXY: '10.0.0.0/8, 300.1.1.1',
      KEDU_METRICS: 'everybody',
      KEDU_PROT: '80',
    });
    if (!('issues' in found)) throw new Error('taken');
    expect(found.issues.map(({ code, args }) => [code, args['name'], args['reason']]).sort()).toEqual([
      ['CONFIG_SETTING', 'DATABASE_URL', 'url'],
      ['CONFIG_SETTING', 'KEDU_METRICS', 'choice'],
      ['CONFIG_SETTING', 'KEDU_ORIGIN', 'origin'],
      ['CONFIG_SETTING', 'KEDU_PORT', 'number'],
      ['CONFIG_SETTING', 'KEDU_PROT', 'unknown'],
      ['CONFIG_SETTING', 'KEDU_TRUST_PROXY', 'addresses'],
    ]);
    expect(JSON.stringify(found)).not.toContain('geheim');
  });

  test('OPERATE-2 who serves other machines says at which address, and the other roles go with their database', () => {
    expect(read({ KEDU_HOST: '0.0.0.0' })).toMatchObject({ issues: [{ args: { name: 'KEDU_ORIGIN', reason: 'needed' } }] });
    expect(read({ KEDU_HOST: '0.0.0.0', KEDU_ORIGIN: 'https://kedu.example' })).toHaveProperty('value');
    expect(read({ KEDU_OWNER_URL: 'postgresql://kedu_owner@db.example/kedu' })).toMatchObject({
      issues: [{ args: { name: 'DATABASE_URL', reason: 'database' } }],
    });
  });

  test('CONNECT-3 hosts of connectors are named as an address names them, in whatever letters and however an address is written', () => {
    const hosts = (text: string) => read({ KEDU_CONNECTOR_HOSTS: text });
    expect(hosts('Stats.Example.cn, 10.0.0.7,::1,[2001:DB8:0::1]')).toMatchObject({
      value: { connectorHosts: ['stats.example.cn', '10.0.0.7', '::1', '2001:db8::1'] },
    });
    for (const text of [
      'https://stats.example.cn',
      'stats.example.cn:443',
      '[stats.example.cn]',
      '[10.0.0.7]',
      'fe80::1%eth0',
      '999.1.1.1',
      ':::',
    ])
      expect([text, hosts(text)]).toMatchObject([text, { issues: [{ args: { name: 'KEDU_CONNECTOR_HOSTS', reason: 'hosts' } }] }]);
  });

  test('whatever stands in the environment is taken or refused, never thrown', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...SETTING_NAMES), fc.string()), (environment) => {
        const found = read(environment);
        expect('value' in found || found.issues.length > 0).toBe(true);
      }),
    );
  });
});
