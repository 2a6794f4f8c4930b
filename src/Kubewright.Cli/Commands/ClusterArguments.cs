using System.CommandLine;
using System.CommandLine.Parsing;
using Kubewright.Runtime;

namespace Kubewright.Cli;

/// <summary>The options of a command about the simulated cluster: its nodes, its storage classes, what goes wrong in it.</summary>
/// <param name="nodesHelp">What the number of nodes is without the option.</param>
internal sealed class ClusterArguments(string nodesHelp)
{
    private const string NoClass = "none";

    private readonly Option<int?> _nodes = Nodes(nodesHelp);

    private readonly Option<string?> _faults = new("--faults")
    {
        Description = "A YAML file with what goes wrong: containers that crash, images that are missing, nodes that are lost, and more; see the README.",
        HelpName = "file",
    };

    private readonly Option<string> _defaultClass = new("--default-storage-class")
    {
        Description = "The storage class of claims that name none; its volumes are made on demand. 'none' for no such class.",
        HelpName = "name",
        DefaultValueFactory = static _ => "standard",
    };

    private readonly Option<string[]> _classes = new("--storage-class")
    {
        Description = "A further storage class whose volumes are made on demand. May be given several times; a class that the manifests bring counts instead.",
        HelpName = "name",
        DefaultValueFactory = static _ => [],
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_nodes);
        command.Options.Add(_faults);
        command.Options.Add(_defaultClass);
        command.Options.Add(_classes);
    }

    /// <summary>How many nodes there are; null when it is not said.</summary>
    public int? NodesOf(ParseResult parsed) => parsed.GetValue(_nodes);

    /// <summary>The class of claims that name none; null for no such class.</summary>
    public string? DefaultClassOf(ParseResult parsed) => parsed.GetRequiredValue(_defaultClass) is var name && name == NoClass ? null : name;

    /// <summary>The further classes.</summary>
    public IReadOnlyList<string> ClassesOf(ParseResult parsed) => parsed.GetRequiredValue(_classes);

    /// <summary>What goes wrong; null when the file cannot be used, which is then said.</summary>
    public IReadOnlyList<Fault>? ReadFaults(ParseResult parsed, CliConsole console) => FaultsInput.Read(parsed.GetValue(_faults), console);

    private static Option<int?> Nodes(string help) => new("--nodes")
    {
        Description = $"How many nodes the cluster has, at most {SimulatedNodes.Most}. {help}",
        HelpName = "count",
        CustomParser = static result => NumberArgument.Read<int>(
            result,
            static number => number is >= 0 and <= SimulatedNodes.Most,
            $"--nodes is a number from 0 to {SimulatedNodes.Most}."),
    };
}
