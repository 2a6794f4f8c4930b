using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW5006.</summary>
internal static class ImageMajorChangeCases
{
    private const string Id = "KW5006";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        .. Change("postgres-major", "postgres:16.4", "postgres:17", "PostgreSQL reads no data of another major version"),
        .. Change("older-minor", "elasticsearch:8.15.0", "elasticsearch:8.14.3", "An older version does not read what a newer one wrote"),
        .. Change("two-majors-of-mongo", "mongo:5.0", "mongo:7.0", "MongoDB goes up 1 major version at a time"),
        .. Change("two-majors-of-mysql", "mysql:5.6", "mysql:8.0.36", "MySQL goes up 1 major version at a time"),
        .. Change("major-within-a-number", "mysql:8.0", "mysql:9.1", "MySQL goes up 1 major version at a time"),
        .. Change("older-postgres", "postgres:17", "postgres:16", "PostgreSQL reads no data of another major version"),
        .. Silent("postgres-minor", "postgres:17.1", "postgres:17.2"),
        .. Silent("postgres-minor-back", "postgres:17.2", "postgres:17.1"),
        .. Silent("patch-back", "mongo:7.0.5", "mongo:7.0.4"),
        .. Silent("one-major-of-mysql", "mysql:5.7", "mysql:8.0"),
        .. Silent("mysql-that-may-be-either", "mysql:8", "mysql:9.1"),
        .. Silent("mariadb", "mariadb:10.11", "mariadb:12.3"),
        .. Silent("version-of-an-extension", "timescale/timescaledb:2.20-pg17", "timescale/timescaledb:3.0-pg17"),
        .. Silent("one-major-of-mongo", "mongo:6.0.5", "mongo:7.0"),
        .. Silent("tags-without-version", "postgres:16", "postgres:latest"),
        .. Silent("not-in-the-table", "nginx:1.27", "nginx:3.0"),
        .. Silent("another-product", "postgres:16", "mongo:7.0"),
        new(Id, "unknown")
        {
            Baseline = With("postgres:16"),
            Tree = With("$unknown"),
        },
    ];

    private static IEnumerable<RuleCase> Change(string name, string before, string after, string fact)
    {
        yield return new(Id, name)
        {
            Baseline = With(before),
            Yaml = With($"[|{after}|]"),
            CSharp = CaseText.CSharp().Replace("\"nginx:1.27\"", $"[|\"{after}\"|]", StringComparison.Ordinal),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].image",
                    $"StatefulSet 'web' changes the image of container 'nginx' from {before} to {after}. {fact}, so the pods fail on the volumes they have. "
                    + "Migrate the data first, or go by the versions between.", HasFix: false),
            ],
        };
    }

    private static IEnumerable<RuleCase> Silent(string name, string before, string after)
    {
        yield return new(Id, name)
        {
            Baseline = With(before),
            Yaml = With(after),
            CSharp = CaseText.CSharp().Replace("nginx:1.27", after, StringComparison.Ordinal),
        };
    }

    private static string With(string image) => CaseText.Yaml().Replace("image: nginx:1.27", "image: " + image, StringComparison.Ordinal);
}
