using System.Text;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>Mends the YAML files of an input as the findings' fixes say.</summary>
/// <param name="console">Where to say what was done.</param>
internal sealed class ManifestFixes(CliConsole console)
{
    /// <summary>Mends all files and writes those that change.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="settings">What the rules are told.</param>
    /// <returns>The input as it is now; null when a file cannot be mended or written.</returns>
    public CommandInput? Apply(CommandInput input, RuleSettings settings)
    {
        if (input.Sources.ContainsKey(TextInput.Standard))
        {
            console.Complain($"--fix changes files, and '{TextInput.Standard}' is none; name the files.");
            return null;
        }

        try
        {
            // Read anew, because a byte order mark has to stay where it is.
            var texts = input.Sources.Keys.Order(StringComparer.Ordinal).Select(static file => new ManifestText(file, Encoding.UTF8.GetString(File.ReadAllBytes(file)))).ToList();
            var result = ManifestTextFixer.ApplyAll(texts, current => Fixes(current, input, settings));
            foreach (var (text, _) in result.Texts.Zip(texts).Where(static pair => pair.First.Text != pair.Second.Text))
            {
                if (!Write(text))
                {
                    return null;
                }
            }

            foreach (var hint in result.Applied)
            {
                console.Error.WriteLine($"  {hint.Title} ({string.Join(", ", hint.Edits.Select(static edit => edit.ObjectKey).Distinct())})");
            }

            foreach (var hint in result.Refused)
            {
                console.Error.WriteLine($"  not done, because the text cannot be changed safely there: {hint.Title} ({string.Join(", ", hint.Edits.Select(static edit => edit.ObjectKey).Distinct())})");
            }

            return input.With([.. result.Texts.Select(static text => (text.File, text.Text.TrimStart('\uFEFF')))]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain($"A file cannot be mended: {error.Message}");
            return null;
        }
    }

    private bool Write(ManifestText text)
    {
        try
        {
            TextFile.Replace(text.File, text.Text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain(TextFile.WhyUnwritten(text.File, error));
            return false;
        }

        console.Error.WriteLine($"{text.File} mended");
        return true;
    }

    private static IEnumerable<FixHint> Fixes(IReadOnlyList<ManifestText> texts, CommandInput input, RuleSettings settings)
    {
        var yaml = ManifestSet.FromYaml(texts.Select(static text => YamlReader.Read(text.Text, text.File)));
        var comments = texts.ToDictionary(static text => text.File, static text => IgnoreComments.Parse(text.Text), StringComparer.Ordinal);
        var set = new ManifestSet(yaml.Objects.Concat(input.BuiltObjects().Select(static item => new ManifestObject(item.ToNode()))), yaml.IsOpen || !input.IsComplete);
        return RuleHost.Run(yaml.Objects, set, settings.Options, settings.Baseline)
            .Where(finding => finding.Origin is TextOrigin place && !comments[place.File].Cover(finding.Descriptor.Id, finding.Descriptor.Name, place))
            .Select(static finding => finding.Fix)
            .OfType<FixHint>();
    }
}
