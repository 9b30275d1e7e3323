/**
 * Modules of NestJS by which libraries connect, as data: what makes a connection, how it is named, and what asks for it. Source: the
 * packages' own typings, and the tokens that their decorators make.
 *
 *     TypeOrmModule.forRoot({ url })                              the connection without a name
 *     TypeOrmModule.forRootAsync({ name: "audit", useFactory })   the connection "audit"
 *     @InjectRepository(User)   @InjectDataSource()               are given the first
 *     @InjectRepository(Entry, "audit")                           is given the second
 */

export interface NestLibrary {
  readonly packages: readonly string[];
  /** The class whose methods make a connection. */
  readonly module: string;
  readonly methods: readonly string[];
  /** Where a connection is named: an argument, or a key of one. */
  readonly named: readonly (readonly [argument: number, ...keys: string[]])[];
  /** Decorators that ask for a connection or what stands on it, by the argument that names the connection. */
  readonly decorators: Readonly<Record<string, number>>;
  /** Classes, as `package#name`, by which the connection without a name is asked for too; of the package itself as `#name`. */
  readonly classes: readonly string[];
}

const ROOT = ["forRoot", "forRootAsync"];
const MIKRO_DRIVERS = [
  "core",
  "postgresql",
  "mysql",
  "mariadb",
  "sqlite",
  "better-sqlite",
  "libsql",
  "mssql",
  "mongodb",
];

export const NEST_LIBRARIES: readonly NestLibrary[] = [
  {
    packages: ["@nestjs/typeorm"],
    module: "TypeOrmModule",
    methods: ROOT,
    named: [[0, "name"], [1]],
    decorators: { InjectRepository: 1, InjectDataSource: 0, InjectConnection: 0, InjectEntityManager: 0 },
    classes: ["typeorm#DataSource", "typeorm#EntityManager", "typeorm#Connection"],
  },
  {
    packages: ["@nestjs/mongoose"],
    module: "MongooseModule",
    methods: ROOT,
    named: [
      [0, "connectionName"],
      [1, "connectionName"],
    ],
    decorators: { InjectModel: 1, InjectConnection: 0 },
    classes: [],
  },
  {
    packages: ["@nestjs/sequelize"],
    module: "SequelizeModule",
    methods: ROOT,
    named: [[0, "name"]],
    decorators: { InjectModel: 1, InjectConnection: 0 },
    classes: ["sequelize-typescript#Sequelize", "sequelize#Sequelize"],
  },
  {
    packages: ["@mikro-orm/nestjs"],
    module: "MikroOrmModule",
    methods: ROOT,
    named: [[0, "contextName"]],
    decorators: { InjectRepository: 1, InjectEntityManager: 0, InjectMikroORM: 0 },
    classes: MIKRO_DRIVERS.flatMap((driver) =>
      ["EntityManager", "MikroORM", "SqlEntityManager"].map((name) => `@mikro-orm/${driver}#${name}`),
    ),
  },
  {
    packages: ["nestjs-kysely"],
    module: "KyselyModule",
    methods: ROOT,
    named: [[0, "namespace"]],
    decorators: { InjectKysely: 0 },
    classes: [],
  },
  {
    packages: ["nest-knexjs"],
    module: "KnexModule",
    methods: ROOT,
    named: [[1], [0, "name"]],
    decorators: { InjectModel: 0, InjectConnection: 0 },
    classes: [],
  },
  {
    packages: ["nestjs-knex"],
    module: "KnexModule",
    methods: ROOT,
    named: [[1]],
    decorators: { InjectKnex: 0, InjectConnection: 0 },
    classes: [],
  },
  {
    packages: ["@nestjs-modules/ioredis", "@svtslv/nestjs-ioredis"],
    module: "RedisModule",
    methods: ROOT,
    named: [[1]],
    decorators: { InjectRedis: 0 },
    classes: [],
  },
  {
    packages: ["@liaoliaots/nestjs-redis", "@songkeys/nestjs-redis", "@nestjs-labs/nestjs-ioredis"],
    module: "RedisModule",
    methods: ROOT,
    named: [[0, "config", "namespace"]],
    decorators: { InjectRedis: 0 },
    classes: ["#RedisService", "#RedisManager"],
  },
  {
    packages: ["@nestjs/elasticsearch"],
    module: "ElasticsearchModule",
    methods: ["register", "registerAsync"],
    named: [],
    decorators: {},
    classes: ["#ElasticsearchService"],
  },
  {
    packages: ["@golevelup/nestjs-rabbitmq"],
    module: "RabbitMQModule",
    methods: ROOT,
    named: [
      [0, "name"],
      [1, "name"],
    ],
    decorators: {},
    classes: ["#AmqpConnection"],
  },
  {
    packages: ["@nestjs/event-emitter"],
    module: "EventEmitterModule",
    methods: ["forRoot"],
    named: [],
    decorators: {},
    classes: ["#EventEmitter2", "eventemitter2#EventEmitter2"],
  },
];
