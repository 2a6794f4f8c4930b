using System.Collections.Immutable;

namespace Kubewright.Rules;

/// <summary>What is known about the images of one product.</summary>
public sealed record ImageFacts
{
    /// <summary>The product's name, for messages: <c>PostgreSQL</c>.</summary>
    public required string Product { get; init; }

    /// <summary>
    /// Repositories without registry and tag: <c>library/postgres</c>, <c>bitnami/postgresql</c>. An image is of the product when
    /// the last segments of its repository are one of these; one without a folder is in <c>library</c>.
    /// </summary>
    public required ImmutableArray<string> Repositories { get; init; }

    /// <summary>Where the process keeps its data unless told otherwise; of several, which differ by version, one is in use. Empty when the image keeps none, or nobody can say.</summary>
    public ImmutableArray<string> DataDirectories { get; init; } = [];

    /// <summary>Environment variables that move the data directory: <c>PGDATA</c>.</summary>
    public ImmutableArray<string> DataDirectoryVariables { get; init; } = [];

    /// <summary>Arguments that move the data directory: <c>--datadir</c>.</summary>
    public ImmutableArray<string> DataDirectoryArguments { get; init; } = [];

    /// <summary>Whether the process refuses to start in a directory that has something in it, such as <c>lost+found</c>.</summary>
    public bool RefusesFilledDirectory { get; init; }

    /// <summary>Whether the replicas find each other and form a cluster.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Whether the replicas need a majority of them to work.</summary>
    public bool NeedsQuorum { get; init; }

    /// <summary>Whether a replica becomes ready only once a majority runs, so that an ordered first start never gets there.</summary>
    public bool ReadinessNeedsMajority { get; init; }

    /// <summary>How long a clean stop may take, in seconds; null when 30 is enough.</summary>
    public int? GracePeriodSeconds { get; init; }

    /// <summary>How many major versions one upgrade may go up: 0 when data of another major version is not read; null when unknown.</summary>
    public int? MajorUpgradeSteps { get; init; }

    /// <summary>
    /// The first release of each major version, in order, where that is not the first number of a version: <c>5.7</c>, <c>8.0</c>,
    /// <c>8.4</c>. Empty where it is.
    /// </summary>
    public ImmutableArray<string> MajorVersions { get; init; } = [];
}
