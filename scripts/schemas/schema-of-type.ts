import ts from 'typescript';

type Schema = Readonly<Record<string, unknown>>;

/** What a published schema is called and says of itself. */
export interface SchemaHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The JSON Schema (2020-12) of an exported type and of every named type below it: all fields are required unless the type says `?`, none
 * may be added, doc comments are descriptions and their tags bounds. A brand, as in `string & { readonly [machineId]: true }`, is no part of the data.
 *
 * @throws a `TypeError` that names the place where a type is something that JSON has not
 */
export function schemaOfType(
  program: ts.Program,
  name: string,
  { file, head }: { file: string; head: SchemaHead },
): Schema {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const found = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (found === undefined) throw new TypeError(`${file} exports no ${name}`);
  const writer = new Writer(checker);
  const root = writer.bodyOf(checker.getDeclaredTypeOfSymbol(found), name);
  const definitions = Object.fromEntries([...writer.definitions].sort(([one], [other]) => (one < other ? -1 : 1)));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: head.id,
    title: head.title,
    description: head.description,
    ...root,
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
  };
}

class Writer {
  readonly definitions = new Map<string, Schema>();
  readonly #checker: ts.TypeChecker;
  readonly #names = new Map<ts.Type, string>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** A reference where the type has a name of ours, else its schema in place. */
  #schemaOf(type: ts.Type, at: string): Schema {
    const symbol = type.aliasSymbol ?? (isObject(type) ? type.symbol : undefined);
    const isNamed =
      symbol !== undefined &&
      /^[A-Z]/.test(symbol.name) &&
      (type.aliasTypeArguments ?? []).length === 0 &&
      isOurs(symbol) &&
      this.#isWorthAName(type);
    if (!isNamed) return this.bodyOf(type, at);
    const known = this.#names.get(type);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const name = this.#freeName(symbol.name);
    this.#names.set(type, name);
    this.definitions.set(name, {});
    const said = textOf(symbol, this.#checker);
    this.definitions.set(name, { ...(said === '' ? {} : { description: said }), ...this.bodyOf(type, name) });
    return { $ref: `#/$defs/${name}` };
  }

  #isWorthAName(type: ts.Type): boolean {
    return (
      isObject(type) || (type.isUnion() && type.types.some((one) => isObject(one) && !this.#checker.isArrayType(one)))
    );
  }

  #freeName(name: string): string {
    for (let suffix = 1; ; suffix += 1) {
      const tried = suffix === 1 ? name : `${name}${suffix}`;
      if (!this.definitions.has(tried)) return tried;
    }
  }

  bodyOf(type: ts.Type, at: string): Schema {
    if (type.isUnion()) return this.#unionOf(type, at);
    if (type.isIntersection()) {
      const plain = type.types.find((one) => !isObject(one));
      if (plain !== undefined) return this.bodyOf(plain, at);
    }
    const simple = simpleOf(type);
    if (simple !== null) return simple;
    if (this.#checker.isTupleType(type)) return this.#tupleOf(type, at);
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: this.#schemaOf(element!, `${at}[]`) };
    }
    if (isObject(type) || type.isIntersection()) return this.#objectOf(type, at);
    throw new TypeError(`${at}: ${this.#checker.typeToString(type)} is nothing that JSON has`);
  }

  #unionOf(type: ts.UnionType, at: string): Schema {
    const literals = type.types.flatMap((one) => literalOf(one));
    const others = type.types.filter((one) => literalOf(one).length === 0 && !(one.flags & ts.TypeFlags.Undefined));
    // The order in which a compiler meets the words of a union is not that in which they were written.
    const words = literals.filter((one) => typeof one === 'string').sort();
    const rest = literals.filter((one) => typeof one !== 'string').sort((one, other) => Number(one) - Number(other));
    const isBoolean = rest.includes(true) && rest.includes(false);
    const values: readonly unknown[] = [...words, ...rest.filter((one) => !(isBoolean && typeof one === 'boolean'))];
    const isNull = others.some((one) => one.flags & ts.TypeFlags.Null);
    const schemas: readonly Schema[] = [
      ...(values.length === 0 ? [] : [{ enum: isNull && others.length === 1 ? [...values, null] : values }]),
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...others.filter((one) => !(one.flags & ts.TypeFlags.Null)).map((one) => this.#schemaOf(one, at)),
    ];
    const hasNull = isNull && !(values.length > 0 && others.length === 1);
    if (schemas.length === 1 && !hasNull) return schemas[0]!;
    const [only] = schemas;
    if (schemas.length === 1 && typeof only?.['type'] === 'string' && only['type'] !== 'object') {
      return { ...only, type: [only['type'], 'null'] };
    }
    return { anyOf: [...schemas, ...(hasNull ? [{ type: 'null' }] : [])] };
  }

  #tupleOf(type: ts.Type, at: string): Schema {
    const items = this.#checker.getTypeArguments(type as ts.TypeReference);
    return {
      type: 'array',
      prefixItems: items.map((one, index) => this.#schemaOf(one, `${at}[${index}]`)),
      minItems: items.length,
      maxItems: items.length,
    };
  }

  #objectOf(type: ts.Type, at: string): Schema {
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const fields = this.#checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith('__@'));
    if (index !== undefined && fields.length === 0) {
      return { type: 'object', additionalProperties: this.#schemaOf(index.type, `${at}.*`) };
    }
    const properties = Object.fromEntries(fields.map((field) => [field.name, this.#fieldOf(field, at)]));
    const required = fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
    return { type: 'object', additionalProperties: false, required, properties };
  }

  #fieldOf(field: ts.Symbol, at: string): Schema {
    const place = `${at}.${field.name}`;
    const declared = field.valueDeclaration ?? field.declarations?.[0];
    const type =
      declared === undefined
        ? this.#checker.getTypeOfSymbol(field)
        : this.#checker.getTypeOfSymbolAtLocation(field, declared);
    const schema = withTags(this.#schemaOf(type, place), field.getJsDocTags(this.#checker));
    const said = textOf(field, this.#checker);
    return said === '' ? schema : { description: said, ...schema };
  }
}

const NUMERIC_TAGS: ReadonlySet<string> = new Set(['minLength', 'minimum', 'multipleOf']);

/** What a type does not say and a doc comment may: `@pattern ^[0-9a-f]+$`, `@minLength 1`, `@minimum 1`, `@multipleOf 1`; of a list they bind each entry. */
function withTags(schema: Schema, tags: readonly ts.JSDocTagInfo[]): Schema {
  const bounds: Record<string, unknown> = {};
  for (const { name, text } of tags) {
    const value = ts.displayPartsToString(text).trim();
    if (name === 'pattern') bounds['pattern'] = value;
    if (NUMERIC_TAGS.has(name)) bounds[name] = Number(value);
  }
  if (Object.keys(bounds).length === 0) return schema;
  const items = schema['items'];
  return items === undefined ? { ...schema, ...bounds } : { ...schema, items: { ...(items as Schema), ...bounds } };
}

const isObject = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Object) !== 0;

/** Declared in this project, not by the language: `Readonly` and the like are no names of ours. */
const isOurs = (symbol: ts.Symbol): boolean =>
  (symbol.declarations ?? []).some((one) => !one.getSourceFile().fileName.includes('node_modules'));

const textOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();

function literalOf(type: ts.Type): readonly (string | number | boolean)[] {
  if (type.isStringLiteral() || type.isNumberLiteral()) return [type.value];
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return [(type as ts.Type & { intrinsicName: string }).intrinsicName === 'true'];
  return [];
}

function simpleOf(type: ts.Type): Schema | null {
  const [literal] = literalOf(type);
  if (literal !== undefined) return { const: literal };
  if (type.flags & ts.TypeFlags.String) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
  if (type.flags & ts.TypeFlags.Unknown) return {};
  return null;
}
