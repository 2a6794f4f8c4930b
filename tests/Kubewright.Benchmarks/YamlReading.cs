using BenchmarkDotNet.Attributes;
using Kubewright.Benchmarks.Plain;
using Kubewright.Schema;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kubewright.Benchmarks;

/// <summary>The tutorial's StatefulSet, YAML to memory.</summary>
public class YamlReading
{
    private readonly IDeserializer _reflection = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>The object, and the tree with the line and column of everything in it.</summary>
    [Benchmark(Baseline = true)]
    public ManifestDocuments Kubewright() => Manifest.Parse(Tutorial.Yaml, "web.yaml");

    /// <summary>The tree alone.</summary>
    [Benchmark]
    public YamlStream KubewrightTree() => YamlReader.Read(Tutorial.Yaml, "web.yaml");

    [Benchmark]
    public PlainStatefulSet YamlDotNetReflection() => _reflection.Deserialize<PlainStatefulSet>(Tutorial.Yaml);

    /// <summary>The events alone.</summary>
    [Benchmark]
    public int YamlDotNetParser()
    {
        var parser = new Parser(new StringReader(Tutorial.Yaml));
        var events = 0;
        while (parser.MoveNext())
        {
            events++;
        }

        return events;
    }
}
