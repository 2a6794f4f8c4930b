using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Kubewright.Benchmarks.Plain;

namespace Kubewright.Benchmarks;

/// <summary>The tutorial's StatefulSet, in memory to JSON.</summary>
public class JsonWriting
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly JsonManifestWriter _writer;
    private readonly Utf8JsonWriter _json;

    public JsonWriting()
    {
        _writer = new JsonManifestWriter(_buffer);
        _json = new Utf8JsonWriter(_buffer);
    }

    [Benchmark(Baseline = true)]
    public int Kubewright()
    {
        _buffer.ResetWrittenCount();
        Tutorial.Set.Write(_writer);
        return _buffer.WrittenCount;
    }

    [Benchmark]
    public int SystemTextJsonSourceGenerator()
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        JsonSerializer.Serialize(_json, Tutorial.Plain, PlainJson.Default.PlainStatefulSet);
        return _buffer.WrittenCount;
    }
}
