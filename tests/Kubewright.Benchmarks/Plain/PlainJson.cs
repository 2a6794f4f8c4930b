using System.Text.Json.Serialization;

namespace Kubewright.Benchmarks.Plain;

/// <summary>The source generator of System.Text.Json for the plain classes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainStatefulSet))]
public sealed partial class PlainJson : JsonSerializerContext;
