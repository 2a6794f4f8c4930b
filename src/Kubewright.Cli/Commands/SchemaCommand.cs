using System.CommandLine;
using System.Text.Json;

namespace Kubewright.Cli;

/// <summary><c>kubewright schema</c>: what there is to do with the schemas that everything is generated from.</summary>
internal static class SchemaCommand
{
    private const string DiffDescription =
        """
        Compares the schemas that kubewright is built from with an OpenAPI document of a cluster, version 2 or 3:
        'kubectl get --raw /openapi/v3/apis/apps/v1' or 'kubectl get --raw /openapi/v2'. Only the API groups of the document count.

        Exit codes: 0 no difference; 1 differences; 2 the document cannot be read.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var document = InputArgument.One("The OpenAPI document, a JSON file; '-' for standard input.");
        var diff = new Command("diff", DiffDescription) { document };
        diff.SetAction(parsed => Diff(parsed.GetRequiredValue(document), console));
        return new Command("schema", "Looks at the schemas that kubewright is built from.") { diff };
    }

    private static int Diff(string input, CliConsole console)
    {
        try
        {
            var text = TextInput.Read(input, console.In);
            using var document = JsonDocument.Parse(text);
            if (!ApiSchemas.TryReadOpenApi(document.RootElement, out var there, out var problem))
            {
                console.Complain($"{TextInput.NameOf(input)}: {problem}");
                return ExitCode.BadInput;
            }

            var comparison = SchemaComparison.Of(ApiSchemas.ReadOwn(), there);
            foreach (var difference in comparison.Differences)
            {
                console.Out.WriteLine(difference);
            }

            console.Out.WriteLine(comparison.Summary);
            return comparison.Differences.IsEmpty ? ExitCode.Success : ExitCode.Failure;
        }
        catch (JsonException error)
        {
            console.Complain($"{input}({error.LineNumber + 1},{error.BytePositionInLine + 1}): is no JSON; save what 'kubectl get --raw /openapi/v3/apis/apps/v1' prints.");
            return ExitCode.BadInput;
        }
        catch (Exception error) when (TextInput.WhyUnreadable(error) is { } reason)
        {
            console.Complain($"{TextInput.NameOf(input)}: {reason}");
            return ExitCode.BadInput;
        }
    }
}
