using System.CommandLine;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Cli;

/// <summary>The options of a command that tell the rules something.</summary>
internal sealed class RuleArguments
{
    private readonly Dictionary<RuleSetting, Option<string>> _settings =
        RuleSetting.All.ToDictionary(static setting => setting, static setting => new Option<string>(setting.Option) { Description = Sentence(setting.Help), HelpName = "text" });

    private readonly Option<string[]> _baseline = new("--baseline")
    {
        Description = "What was last applied: a file or a folder of manifests. May be given several times. The rules about changes need it.",
        HelpName = "path",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string[]> _images = new("--images")
    {
        Description = "A file that adds to what the rules know about images. May be given several times.",
        HelpName = "file",
        DefaultValueFactory = static _ => [],
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var setting in RuleSetting.All)
        {
            command.Options.Add(_settings[setting]);
        }

        command.Options.Add(_baseline);
        command.Options.Add(_images);
    }

    /// <summary>What the rules are told by the projects that were given and, over that, by the command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">What was given.</param>
    /// <param name="console">Where to complain.</param>
    /// <returns>The settings; null when something given cannot be used.</returns>
    public RuleSettings? Read(ParseResult parsed, CommandInput input, CliConsole console)
    {
        try
        {
            var settings = input.ProjectSettings.With(
                setting => parsed.GetValue(_settings[setting]),
                parsed.GetRequiredValue(_baseline),
                parsed.GetRequiredValue(_images),
                out var problems);
            foreach (var problem in problems)
            {
                console.Complain(problem);
            }

            return problems.IsEmpty ? settings : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Complain(error.Message);
            return null;
        }
    }

    private static string Sentence(string help) => char.ToUpperInvariant(help[0]) + help[1..] + ".";
}
