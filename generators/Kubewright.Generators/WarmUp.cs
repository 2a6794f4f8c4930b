using System.Linq;
using System.Threading.Tasks;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>
/// Takes a small schema all the way from text to C#, on another thread, while a large one is being read. In a compiler that
/// has just started, most of a large schema's time goes into compiling the generator to machine code; reading and emitting
/// are different code, so two cores get through them side by side.
/// </summary>
internal static class WarmUp
{
    /// <summary>A smaller text is through before another thread has begun.</summary>
    private const int MinLength = 100_000;

    /// <summary>Some of everything that a schema can hold, so that every emitter has something to do.</summary>
    internal const string Schema =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: samples.kubewright.example}
        spec:
          group: kubewright.example
          scope: Namespaced
          names: {kind: Sample, plural: samples}
          versions:
          - name: v1
            served: true
            schema:
              openAPIV3Schema:
                type: object
                description: |-
                  Some of everything
                  in two lines.
                required: [spec]
                properties:
                  apiVersion: {type: string}
                  kind: {type: string}
                  metadata: {type: object}
                  spec:
                    type: object
                    required: [name]
                    properties:
                      name: {type: string, description: "A name.", minLength: 1, maxLength: 63, pattern: "^[a-z]+$"}
                      mode: {type: string, enum: [Fast, Safe], default: Safe}
                      size: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                      count: {type: integer, format: int32, minimum: 1, maximum: 9, default: 3}
                      total: {type: integer, format: int64}
                      share: {type: number}
                      on: {type: boolean, default: true}
                      at: {type: string, format: date-time}
                      memory: {type: string, pattern: "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$"}
                      free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                      marks: {type: object, additionalProperties: {type: string}}
                      words: {type: array, items: {type: string}, minItems: 1}
                      parts:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items:
                          type: object
                          required: [name]
                          properties:
                            name: {type: string}
                            modes: {type: array, items: {type: string, enum: [A, B]}}
                      part: {type: object, properties: {name: {type: string}, deep: {type: object, properties: {level: {type: integer}}}}}
                  status:
                    type: object
                    properties:
                      ready: {type: integer}
        """;

    private static readonly object Gate = new();
    private static Task? _run;

    /// <summary>Starts the warm-up if <paramref name="text"/> is large and it was not started in this process yet. Does not wait.</summary>
    public static void Begin(string text)
    {
        if (text.Length < MinLength)
        {
            return;
        }

        lock (Gate)
        {
            _run ??= Task.Run(static () => Run());
        }
    }

    /// <summary>Goes the whole way once and returns how many sources came out.</summary>
    internal static int Run()
    {
        var file = CustomSchemaReader.Read("sample.yaml", Schema, "Sample");
        return SchemaSource.From(CustomSchemas.Separate([file]).Link(), isLibrary: false).Count();
    }
}
