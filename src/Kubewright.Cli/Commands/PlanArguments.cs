using System.CommandLine;
using Kubewright.Planning;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Cli;

/// <summary>The options of a command that makes a plan.</summary>
internal sealed class PlanArguments
{
    private readonly ClusterArguments _simulated = new("By default two, or as many as pods that may not share a node need.");
    private readonly Option<KubernetesVersion?> _version = new(RuleSetting.KubernetesVersion.Option)
    {
        Description = "The cluster's release, for example 1.36, which decides what may change. By default what the project says.",
        HelpName = "release",
        CustomParser = static result =>
        {
            if (KubernetesVersion.TryParse(result.Tokens[0].Value, out var version))
            {
                return version;
            }

            result.AddError($"{RuleSetting.KubernetesVersion.Option}: '{result.Tokens[0].Value}' is no release; write one such as 1.36.");
            return null;
        },
    };

    private readonly Option<bool> _prune = new("--prune") { Description = "Delete what was last applied and is not wanted any more; claims of sets, namespaces and definitions of kinds always stay." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_prune);
        command.Options.Add(_version);
        _simulated.AddTo(command);
    }

    /// <summary>Whether the command prunes.</summary>
    public bool Prunes(ParseResult parsed) => parsed.GetValue(_prune);

    /// <summary>What the plan takes for granted; null when a file cannot be used, which is then said.</summary>
    public PlanOptions? Read(ParseResult parsed, PlanInput input, CliConsole console)
    {
        var rules = input.Settings.Options;
        return _simulated.ReadFaults(parsed, console) is not { } faults ? null : new PlanOptions
        {
            Rules = parsed.GetValue(_version) is { } version ? rules with { Cluster = rules.Cluster with { Version = version } } : rules,
            Nodes = _simulated.NodesOf(parsed),
            Faults = faults,
            DefaultStorageClass = _simulated.DefaultClassOf(parsed),
            StorageClasses = _simulated.ClassesOf(parsed),
            Prunes = parsed.GetValue(_prune),
        };
    }
}
