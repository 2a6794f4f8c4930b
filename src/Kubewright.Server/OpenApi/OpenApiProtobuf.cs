using System.Text.Json.Nodes;

namespace Kubewright.Server;

/// <summary>
/// The OpenAPI v2 document in the binary form that older kubectl asks for. Field numbers are those of the message
/// definition openapi.v2.Document of the OpenAPI tooling.
/// </summary>
internal static class OpenApiProtobuf
{
    /// <summary>The document in binary form.</summary>
    public static byte[] Encode(JsonObject document)
    {
        var writer = new ProtobufWriter();
        writer.Text(1, document["swagger"]!.ToString());
        writer.Message(2, info =>
        {
            info.Text(1, document["info"]!["title"]!.ToString());
            info.Text(2, document["info"]!["version"]!.ToString());
        });
        writer.Message(8, paths =>
        {
            foreach (var (path, item) in (JsonObject)document["paths"]!)
            {
                paths.Message(2, named =>
                {
                    named.Text(1, path);
                    named.Message(2, value => PathItem(value, (JsonObject)item!));
                });
            }
        });
        writer.Message(9, definitions => Named(definitions, (JsonObject)document["definitions"]!));
        return writer.Written.ToArray();
    }

    private static void PathItem(ProtobufWriter writer, JsonObject item)
    {
        foreach (var (method, field) in new[] { ("get", 2), ("put", 3), ("post", 4), ("delete", 5), ("patch", 8) })
        {
            if (item[method] is JsonObject operation)
            {
                writer.Message(field, value => Operation(value, operation));
            }
        }

        Parameters(writer, 9, item);
    }

    private static void Operation(ProtobufWriter writer, JsonObject operation)
    {
        writer.Text(5, operation["operationId"]!.ToString());
        Parameters(writer, 8, operation);
        writer.Message(9, static responses => responses.Message(1, static named =>
        {
            named.Text(1, "200");
            named.Message(2, static value => value.Message(1, static response => response.Text(1, "OK")));
        }));
        Extensions(writer, 13, operation);
    }

    private static void Parameters(ProtobufWriter writer, int field, JsonObject owner)
    {
        foreach (var parameter in (owner["parameters"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var isPath = parameter["in"]!.ToString() == "path";
            writer.Message(field, item => item.Message(1, value => value.Message(2, nonBody => nonBody.Message(isPath ? 4 : 3, text =>
            {
                if (isPath)
                {
                    text.Flag(1, true);
                }

                text.Text(2, parameter["in"]!.ToString());
                text.Text(4, parameter["name"]!.ToString());
                text.Text(isPath ? 5 : 6, parameter["type"]!.ToString());
            }))));
        }
    }

    private static void Named(ProtobufWriter writer, JsonObject schemas)
    {
        foreach (var (name, schema) in schemas)
        {
            writer.Message(1, named =>
            {
                named.Text(1, name);
                named.Message(2, value => Schema(value, (JsonObject)schema!));
            });
        }
    }

    private static void Schema(ProtobufWriter writer, JsonObject schema)
    {
        TextOf(writer, 1, schema["$ref"]);
        TextOf(writer, 2, schema["format"]);
        TextOf(writer, 4, schema["description"]);
        if (schema["default"] is { } filledIn)
        {
            writer.Message(5, any => any.Text(2, filledIn.ToJsonString()));
        }

        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            TextOf(writer, 19, name);
        }

        foreach (var value in schema["enum"] as JsonArray ?? [])
        {
            writer.Message(20, any => any.Text(2, value!.ToJsonString()));
        }

        if (schema["additionalProperties"] is JsonObject values)
        {
            writer.Message(21, item => item.Message(1, value => Schema(value, values)));
        }

        if (schema["type"] is { } type)
        {
            writer.Message(22, item => item.Text(1, type.ToString()));
        }

        if (schema["items"] is JsonObject items)
        {
            writer.Message(23, item => item.Message(1, value => Schema(value, items)));
        }

        if (schema["properties"] is JsonObject properties)
        {
            writer.Message(25, value => Named(value, properties));
        }

        Extensions(writer, 31, schema);
    }

    private static void Extensions(ProtobufWriter writer, int field, JsonObject owner)
    {
        foreach (var (name, value) in owner)
        {
            if (name.StartsWith("x-", StringComparison.Ordinal))
            {
                writer.Message(field, named =>
                {
                    named.Text(1, name);
                    named.Message(2, any => any.Text(2, value!.ToJsonString()));
                });
            }
        }
    }

    private static void TextOf(ProtobufWriter writer, int field, JsonNode? value)
    {
        if (value is not null)
        {
            writer.Text(field, value.ToString());
        }
    }
}
