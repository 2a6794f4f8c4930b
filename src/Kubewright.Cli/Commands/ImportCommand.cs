using System.CommandLine;
using System.Text.RegularExpressions;

namespace Kubewright.Cli;

/// <summary><c>kubewright import</c>: turns YAML into C#.</summary>
internal static partial class ImportCommand
{
    private const string Description =
        """
        Writes the C# for YAML manifests, a class per file, then evaluates and emits it in memory and compares every field with the YAML. Everything given is taken as one set, so that objects refer to each other. The file is written even if something differs, which is then named.

        The proof: the C# as written is parsed by the C# compiler's parser, its constructors, properties and methods are called, and the YAML that comes of it is compared. What this evaluation does not know for certain, or finds different, the compiler decides. With --proof compile it decides everything, warnings included, which takes longer: a second at least, and some 20 for a megabyte.

        Exit codes: 0 written, and equal in every field; 1 something cannot be written in C#, or differs; 2 an input is no YAML, or a file cannot be written.
        """;

    /// <summary>Declares the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = InputArgument.Several("YAML or JSON files, or folders of them; '-' reads standard input.");
        var output = new Option<string?>("--output", "-o") { Description = "The folder to write to, by default this one; '-' for standard output, where what comes from standard input goes anyway.", HelpName = "folder" };
        var style = new Option<string>("--style") { Description = "What to write: object initializers, which is the default, or builders.", DefaultValueFactory = static _ => ImportArguments.Initializer };
        style.AcceptOnlyFromAmong(ImportArguments.Initializer, ImportArguments.Builder);
        var ns = new Option<string?>("--namespace") { Description = "The namespace of the classes; by default they have none.", HelpName = "name" };
        ns.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } name && !NamespaceName().IsMatch(name))
            {
                result.AddError($"'{name}' is no C# namespace; write names of letters and digits with dots between them.");
            }
        });
        var crds = new Option<string[]>("--crd") { Description = "A file with CustomResourceDefinitions, for the types of their kinds; those among the inputs are used anyway.", HelpName = "file" };
        var proof = new Option<string>("--proof") { Description = "How to prove that the C# gives the same: evaluate it, which is the default, or compile it.", DefaultValueFactory = static _ => ImportArguments.Evaluate };
        proof.AcceptOnlyFromAmong(ImportArguments.Evaluate, ImportArguments.Compile);
        var force = new Option<bool>("--force") { Description = "Replace C# files that are there and differ." };
        var command = new Command("import", Description) { inputs, output, style, ns, crds, proof, force };
        command.SetAction(parsed => ManifestImport.Run(
            new ImportArguments(
                parsed.GetRequiredValue(inputs), parsed.GetValue(crds) ?? [], parsed.GetValue(output), parsed.GetValue(style) == ImportArguments.Builder, parsed.GetValue(ns), parsed.GetValue(force), parsed.GetValue(proof) == ImportArguments.Compile),
            console));
        return command;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*$")]
    private static partial Regex NamespaceName();
}
