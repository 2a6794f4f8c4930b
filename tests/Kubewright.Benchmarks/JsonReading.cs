using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Kubewright.Benchmarks.Plain;

namespace Kubewright.Benchmarks;

/// <summary>The tutorial's StatefulSet, JSON to memory.</summary>
public class JsonReading
{
    private readonly List<ReadFinding> _findings = [];

    [Benchmark(Baseline = true)]
    public IKubernetesObject? Kubewright() => Manifest.ReadJson(Tutorial.Json, _findings);

    [Benchmark]
    public PlainStatefulSet? SystemTextJsonSourceGenerator() => JsonSerializer.Deserialize(Tutorial.Json, PlainJson.Default.PlainStatefulSet);
}
