using System.Text;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Formats what the words on the command line stand for, and writes nothing. What is wrong is said at once, a line each.</summary>
/// <param name="console">Where to read standard input from and to complain to.</param>
internal sealed class FileFormatter(CliConsole console)
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    private readonly ManifestFormatter _formatter = new(SchemaFiles.Schemas);
    private readonly List<FormattedFile> _files = [];
    private readonly HashSet<string> _seen = [];
    private bool _failed;

    /// <summary>Formats all inputs.</summary>
    /// <returns>The files, each once; null when an input cannot be used.</returns>
    public IReadOnlyList<FormattedFile>? Format(IReadOnlyList<string> inputs)
    {
        if (inputs.Count > 1 && inputs.Contains(TextInput.Standard))
        {
            Fail($"'{TextInput.Standard}' stands alone, because its result goes to standard output; format the files in a run of their own.");
            return null;
        }

        foreach (var input in inputs)
        {
            try
            {
                FormatInput(input);
            }
            catch (Exception error) when (TextInput.WhyUnreadable(error) is not null)
            {
                Fail($"{TextInput.NameOf(input)}: {TextInput.WhyUnreadable(error)}");
            }
        }

        return _failed ? null : _files;
    }

    private void FormatInput(string input)
    {
        if (!Directory.Exists(input))
        {
            if (input != TextInput.Standard && !Extensions.Contains(Path.GetExtension(input).ToLowerInvariant()) && File.Exists(input))
            {
                Fail($"{input}: is no .yaml or .yml file; fmt writes YAML and nothing else.");
                return;
            }

            FormatFile(input);
            return;
        }

        var files = TextInput.FilesIn(input, Extensions);
        if (files.Count == 0)
        {
            Fail($"{input}: has no .yaml or .yml file.");
        }

        foreach (var file in files)
        {
            FormatFile(file);
        }
    }

    private void FormatFile(string input)
    {
        var isFile = input != TextInput.Standard;
        if (isFile && !_seen.Add(Path.GetFullPath(input)))
        {
            return;
        }

        var text = TextInput.Read(input, console.In);
        var result = _formatter.Format(text, input);
        foreach (var problem in result.Problems)
        {
            var rule = ReadRule.Of(problem.Code);
            console.Error.WriteLine(new LocatedFinding(rule.Id, rule.Name, Severity.Error, problem.Message, problem.Origin as Schema.TextOrigin, null, null).ToText());
            _failed = true;
        }

        if (result.Refusal is { } refusal)
        {
            Fail($"{refusal.Origin}: it {refusal.Message}; nothing was written. Write what is unusual there in another way.");
        }

        foreach (var kept in result.Kept)
        {
            console.Complain($"{kept.Origin}: this document stays as it is, because it {kept.Message}.");
        }

        var isChanged = isFile ? !File.ReadAllBytes(input).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(result.Text)) : text != result.Text;
        _files.Add(new FormattedFile(input, result, isChanged));
    }

    private void Fail(string message)
    {
        console.Complain(message);
        _failed = true;
    }
}
