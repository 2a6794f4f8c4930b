using Kubewright.Rules.Storage;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Tests.Storage;

/// <summary>Where known images keep their data.</summary>
public sealed class DataDirectoryTests
{
    [Theory]
    [InlineData("{ image: 'postgres:17' }", "/var/lib/postgresql/data")]
    [InlineData("{ image: 'registry.example.com:5000/mirror/library/postgres:17' }", "/var/lib/postgresql/data")]
    [InlineData("{ image: 'registry.example.com:5000/postgres:17' }", "/var/lib/postgresql/data")]
    [InlineData("{ image: 'bitnami/postgresql:17' }", "/bitnami/postgresql/data")]
    [InlineData("{ image: 'bitnami/redis:8.0' }", "/bitnami/redis/data")]
    [InlineData("{ image: 'postgres:17', env: [{ name: PGDATA, value: /pg }] }", "/pg")]
    [InlineData("{ image: 'mysql:8.4', args: [--datadir, /srv] }", "/srv")]
    [InlineData("{ image: 'registry.k8s.io/etcd:3.6.0', command: [etcd, --data-dir=/var/lib/etcd] }", "/var/lib/etcd")]
    [InlineData("{ image: 'cassandra:5.0', args: [-R] }", "/var/lib/cassandra")]
    public void Of_KnownImage_IsItsDirectory(string container, string expected) => Assert.Equal(expected, Of(container)?.Path);

    [Theory]
    [InlineData("{ image: 'nginx:1.27' }")]
    [InlineData("{ image: 'gcr.io/google-samples/cassandra:v13' }")]
    [InlineData("{ image: 'quay.io/fluentd_elasticsearch/elasticsearch:v7.10.2' }")]
    [InlineData("{ image: 'registry.example.com/shop/postgres:3' }")]
    [InlineData("{ image: 'postgres:17', env: [{ name: PGDATA, valueFrom: { fieldRef: { fieldPath: metadata.name } } }] }")]
    [InlineData("{ image: 'postgres:17', env: [{ name: PGDATA, value: /pg/$(POD) }] }")]
    [InlineData("{ image: 'postgres:17', envFrom: [{ configMapRef: { name: settings } }] }")]
    [InlineData("{ image: 'redis:8.0', args: [/etc/redis.conf] }")]
    [InlineData("{ image: 'redis:8.0', command: [sh, -c, start] }")]
    [InlineData("{ image: 'cockroachdb/cockroach:v25.1.0', args: [start, '--store=path=/x,size=80%'] }")]
    [InlineData("{ image: 'confluentinc/cp-kafka:7.9.0', env: [{ name: KAFKA_LOG_DIRS, value: '/a,/b' }] }")]
    public void Of_ImageWhoseDirectoryNobodyCanTell_IsNull(string container) => Assert.Null(Of(container));

    private static DataDirectory? Of(string container) =>
        DataDirectory.Of(new ContainerView(new NodeAt(Trees.Single(container), "")), ImageCatalog.BuiltIn);
}
