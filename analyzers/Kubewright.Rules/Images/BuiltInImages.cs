using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>
/// What the rules know about images of databases and queues: <c>images.yaml</c> as code, since every process needs it at once.
/// A test writes it (see analyzers/README.md).
/// </summary>
internal static class BuiltInImages
{
    /// <summary>The entries, of which the first that fits counts.</summary>
    public static ImmutableArray<ImageFacts> All { get; } =
    [
        new()
        {
            Product = "PostgreSQL",
            Repositories = ["bitnami/postgresql", "bitnami/postgresql-repmgr"],
            DataDirectories = ["/bitnami/postgresql/data"],
            DataDirectoryVariables = ["PGDATA", "POSTGRESQL_DATA_DIR"],
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 0,
        },
        new()
        {
            Product = "PostgreSQL",
            Repositories = ["library/postgres", "postgis/postgis"],
            DataDirectories = ["/var/lib/postgresql/data"],
            DataDirectoryVariables = ["PGDATA"],
            RefusesFilledDirectory = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 0,
        },
        new()
        {
            Product = "PostgreSQL",
            Repositories = ["timescale/timescaledb", "pgvector/pgvector"],
            DataDirectories = ["/var/lib/postgresql/data"],
            DataDirectoryVariables = ["PGDATA"],
            RefusesFilledDirectory = true,
            GracePeriodSeconds = 60,
        },
        new()
        {
            Product = "MySQL",
            Repositories = ["bitnami/mysql"],
            DataDirectories = ["/bitnami/mysql/data"],
            DataDirectoryVariables = ["MYSQL_DATA_DIR"],
            DataDirectoryArguments = ["--datadir"],
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
            MajorVersions = ["5.5", "5.6", "5.7", "8.0", "8.4", "9.0"],
        },
        new()
        {
            Product = "MySQL",
            Repositories = ["library/mysql", "mysql/mysql-server", "percona/percona-server"],
            DataDirectories = ["/var/lib/mysql"],
            DataDirectoryArguments = ["--datadir"],
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
            MajorVersions = ["5.5", "5.6", "5.7", "8.0", "8.4", "9.0"],
        },
        new()
        {
            Product = "MariaDB",
            Repositories = ["bitnami/mariadb"],
            DataDirectories = ["/bitnami/mariadb/data"],
            DataDirectoryVariables = ["MARIADB_DATA_DIR"],
            DataDirectoryArguments = ["--datadir"],
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 10,
        },
        new()
        {
            Product = "MariaDB",
            Repositories = ["library/mariadb"],
            DataDirectories = ["/var/lib/mysql"],
            DataDirectoryArguments = ["--datadir"],
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 10,
        },
        new()
        {
            Product = "MariaDB Galera",
            Repositories = ["bitnami/mariadb-galera"],
            DataDirectories = ["/bitnami/mariadb/data"],
            DataDirectoryVariables = ["MARIADB_DATA_DIR"],
            DataDirectoryArguments = ["--datadir"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 10,
        },
        new()
        {
            Product = "MariaDB Galera",
            Repositories = ["percona/percona-xtradb-cluster"],
            DataDirectories = ["/var/lib/mysql"],
            DataDirectoryArguments = ["--datadir"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
            MajorVersions = ["5.5", "5.6", "5.7", "8.0", "8.4", "9.0"],
        },
        new()
        {
            Product = "MongoDB",
            Repositories = ["bitnami/mongodb"],
            DataDirectories = ["/bitnami/mongodb/data/db"],
            DataDirectoryVariables = ["MONGODB_DATA_DIR"],
            DataDirectoryArguments = ["--dbpath"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "MongoDB",
            Repositories = ["library/mongo", "mongodb/mongodb-community-server", "percona/percona-server-mongodb"],
            DataDirectories = ["/data/db"],
            DataDirectoryArguments = ["--dbpath"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "MongoDB",
            Repositories = ["mongo"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
        },
        new()
        {
            Product = "Redis",
            Repositories = ["bitnami/redis"],
            DataDirectories = ["/bitnami/redis/data"],
            DataDirectoryVariables = ["REDIS_DATA_DIR"],
            DataDirectoryArguments = ["--dir"],
        },
        new()
        {
            Product = "Redis",
            Repositories = ["library/redis", "redis/redis-stack-server"],
            DataDirectories = ["/data"],
            DataDirectoryArguments = ["--dir"],
        },
        new()
        {
            Product = "Valkey",
            Repositories = ["bitnami/valkey"],
            DataDirectories = ["/bitnami/valkey/data"],
            DataDirectoryVariables = ["VALKEY_DATA_DIR"],
            DataDirectoryArguments = ["--dir"],
        },
        new()
        {
            Product = "Valkey",
            Repositories = ["valkey/valkey"],
            DataDirectories = ["/data"],
            DataDirectoryArguments = ["--dir"],
        },
        new()
        {
            Product = "etcd",
            Repositories = ["bitnami/etcd"],
            DataDirectories = ["/bitnami/etcd/data"],
            DataDirectoryVariables = ["ETCD_DATA_DIR"],
            DataDirectoryArguments = ["--data-dir"],
            IsClustered = true, NeedsQuorum = true, ReadinessNeedsMajority = true,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "etcd",
            Repositories = ["etcd", "etcd-development/etcd"],
            DataDirectoryVariables = ["ETCD_DATA_DIR"],
            DataDirectoryArguments = ["--data-dir"],
            IsClustered = true, NeedsQuorum = true, ReadinessNeedsMajority = true,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "ZooKeeper",
            Repositories = ["bitnami/zookeeper"],
            DataDirectories = ["/bitnami/zookeeper/data"],
            DataDirectoryVariables = ["ZOO_DATA_DIR"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "ZooKeeper",
            Repositories = ["library/zookeeper"],
            DataDirectories = ["/data"],
            DataDirectoryVariables = ["ZOO_DATA_DIR"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "ZooKeeper",
            Repositories = ["zookeeper"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "Apache Kafka",
            Repositories = ["bitnami/kafka"],
            DataDirectories = ["/bitnami/kafka/data"],
            DataDirectoryVariables = ["KAFKA_LOG_DIRS", "KAFKA_CFG_LOG_DIRS", "KAFKA_CFG_LOG_DIR", "KAFKA_DATA_DIR"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "Apache Kafka",
            Repositories = ["apache/kafka", "confluentinc/cp-kafka", "strimzi/kafka"],
            DataDirectoryVariables = ["KAFKA_LOG_DIRS"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 60,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "Cassandra",
            Repositories = ["bitnami/cassandra"],
            DataDirectories = ["/bitnami/cassandra/data"],
            DataDirectoryVariables = ["CASSANDRA_DATA_DIR"],
            IsClustered = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "Cassandra",
            Repositories = ["library/cassandra"],
            DataDirectories = ["/var/lib/cassandra"],
            IsClustered = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "Cassandra",
            Repositories = ["cassandra"],
            IsClustered = true,
            GracePeriodSeconds = 120,
        },
        new()
        {
            Product = "Elasticsearch",
            Repositories = ["bitnami/elasticsearch"],
            DataDirectories = ["/bitnami/elasticsearch/data"],
            DataDirectoryVariables = ["ELASTICSEARCH_DATA_DIR_LIST"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "Elasticsearch",
            Repositories = ["library/elasticsearch", "elasticsearch/elasticsearch"],
            DataDirectories = ["/usr/share/elasticsearch/data"],
            DataDirectoryVariables = ["path.data"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "Elasticsearch",
            Repositories = ["elasticsearch"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
        },
        new()
        {
            Product = "OpenSearch",
            Repositories = ["bitnami/opensearch"],
            DataDirectories = ["/bitnami/opensearch/data"],
            DataDirectoryVariables = ["OPENSEARCH_DATA_DIR_LIST"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "OpenSearch",
            Repositories = ["opensearchproject/opensearch"],
            DataDirectories = ["/usr/share/opensearch/data"],
            DataDirectoryVariables = ["path.data"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "RabbitMQ",
            Repositories = ["bitnami/rabbitmq"],
            DataDirectoryVariables = ["RABBITMQ_MNESIA_DIR", "RABBITMQ_MNESIA_BASE"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "RabbitMQ",
            Repositories = ["library/rabbitmq"],
            DataDirectories = ["/var/lib/rabbitmq"],
            DataDirectoryVariables = ["RABBITMQ_MNESIA_BASE"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
            MajorUpgradeSteps = 1,
        },
        new()
        {
            Product = "RabbitMQ",
            Repositories = ["rabbitmq"],
            IsClustered = true, NeedsQuorum = true,
            GracePeriodSeconds = 120,
        },
        new()
        {
            Product = "NATS",
            Repositories = ["library/nats", "synadia/nats-server"],
            DataDirectoryArguments = ["-sd", "--store_dir"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "Consul",
            Repositories = ["bitnami/consul"],
            DataDirectories = ["/bitnami/consul"],
            DataDirectoryVariables = ["CONSUL_DATA_DIR"],
            DataDirectoryArguments = ["-data-dir"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "Consul",
            Repositories = ["library/consul", "hashicorp/consul"],
            DataDirectories = ["/consul/data"],
            DataDirectoryArguments = ["-data-dir"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "Vault",
            Repositories = ["library/vault", "hashicorp/vault"],
            DataDirectories = ["/vault/file", "/vault/data"],
            IsClustered = true,
        },
        new()
        {
            Product = "CockroachDB",
            Repositories = ["cockroachdb/cockroach"],
            DataDirectories = ["/cockroach/cockroach-data"],
            DataDirectoryArguments = ["--store"],
            IsClustered = true, NeedsQuorum = true, ReadinessNeedsMajority = true,
            GracePeriodSeconds = 300,
        },
        new()
        {
            Product = "InfluxDB",
            Repositories = ["bitnami/influxdb"],
            DataDirectories = ["/bitnami/influxdb"],
            DataDirectoryVariables = ["INFLUXD_BOLT_PATH"],
        },
        new()
        {
            Product = "InfluxDB",
            Repositories = ["library/influxdb"],
            DataDirectories = ["/var/lib/influxdb2", "/var/lib/influxdb"],
            DataDirectoryVariables = ["INFLUXD_BOLT_PATH"],
        },
        new()
        {
            Product = "ClickHouse",
            Repositories = ["bitnami/clickhouse"],
            DataDirectories = ["/bitnami/clickhouse/data"],
            DataDirectoryVariables = ["CLICKHOUSE_DATA_DIR"],
            IsClustered = true,
            GracePeriodSeconds = 60,
        },
        new()
        {
            Product = "ClickHouse",
            Repositories = ["clickhouse/clickhouse-server"],
            DataDirectories = ["/var/lib/clickhouse"],
            IsClustered = true,
            GracePeriodSeconds = 60,
        },
        new()
        {
            Product = "MinIO",
            Repositories = ["bitnami/minio"],
            DataDirectories = ["/bitnami/minio/data"],
            DataDirectoryVariables = ["MINIO_DATA_DIR"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "MinIO",
            Repositories = ["minio/minio"],
            IsClustered = true, NeedsQuorum = true,
        },
        new()
        {
            Product = "Prometheus",
            Repositories = ["bitnami/prometheus"],
            DataDirectories = ["/opt/bitnami/prometheus/data"],
            DataDirectoryArguments = ["--storage.tsdb.path"],
            GracePeriodSeconds = 300,
        },
        new()
        {
            Product = "Prometheus",
            Repositories = ["prom/prometheus", "prometheus/prometheus"],
            DataDirectories = ["/prometheus"],
            DataDirectoryArguments = ["--storage.tsdb.path"],
            GracePeriodSeconds = 300,
        },
        new()
        {
            Product = "Neo4j",
            Repositories = ["library/neo4j"],
            DataDirectories = ["/data"],
            GracePeriodSeconds = 120,
        },
    ];
}
