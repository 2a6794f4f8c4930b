using System.Buffers;
using BenchmarkDotNet.Attributes;
using Kubewright.Benchmarks.Plain;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kubewright.Benchmarks;

/// <summary>The tutorial's StatefulSet, in memory to YAML.</summary>
public class YamlWriting
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly YamlManifestWriter _writer;

    private readonly ISerializer _reflection = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithIndentedSequences()
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .Build();

    public YamlWriting()
    {
        _writer = new YamlManifestWriter(_buffer);

        // A writer separates its documents; what is measured are the documents after the first.
        Kubewright();
        if (!System.Text.Encoding.UTF8.GetString(_buffer.WrittenSpan).Equals(Tutorial.Yaml, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The YAML to measure is not the tutorial's.");
        }

        HandWritten();
        if (!System.Text.Encoding.UTF8.GetString(_buffer.WrittenSpan).Equals(Tutorial.Yaml, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The YAML written by hand is not the tutorial's.");
        }
    }

    [Benchmark(Baseline = true)]
    public int Kubewright()
    {
        _buffer.ResetWrittenCount();
        Tutorial.Set.Write(_writer);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public string KubewrightToString() => Tutorial.Set.ToYaml();

    [Benchmark]
    public int HandWritten()
    {
        _buffer.ResetWrittenCount();
        PlainYaml.Write(Tutorial.Plain, _buffer);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public string YamlDotNetReflection() => _reflection.Serialize(Tutorial.Plain);
}
