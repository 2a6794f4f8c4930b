using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace Kubewright.Cli;

/// <summary>The options of <c>up</c> about how the cluster is reached and kept.</summary>
internal sealed class ServeArguments
{
    /// <summary>The port that API servers usually have. A fixed one, so that kubeconfigs stay valid.</summary>
    private const int DefaultPort = 6443;

    private readonly Option<bool> _noServer = new("--no-server") { Description = "Do not serve the cluster; only print the pods' life." };
    private readonly Option<int> _port = Port("--port", "The port of the API on 127.0.0.1; 0 for any that is free.", DefaultPort);
    private readonly Option<int> _dnsPort = Port("--dns-port", "The port for DNS on 127.0.0.1, UDP and TCP; 0 for any that is free.", 0);

    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "Where to write the kubeconfig. By default ~/.kube/kubewright-PORT.yaml, which without --data is removed at the end. A file of somebody else is never replaced.",
        HelpName = "file",
    };

    private readonly Option<string?> _readOnlyKubeconfig = new("--read-only-kubeconfig")
    {
        Description = "Where to write a kubeconfig of a user who may only read. By default there is none.",
        HelpName = "file",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "A folder that keeps the cluster: the next start goes on with what it holds. What a client was told is written survives a crash. Of a folder in use, --nodes and storage classes count no more.",
        HelpName = "folder",
    };

    private readonly Option<bool> _watch = new("--watch") { Description = "Build and apply again whenever the sources of the projects, or the files, change." };

    /// <summary>Adds the options to the command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="inputs">What it runs.</param>
    /// <param name="untilReady">The option to end as soon as everything is ready.</param>
    /// <param name="virtualTime">The option to let time pass as fast as it can.</param>
    public void AddTo(Command command, Argument<string[]> inputs, Option<bool> untilReady, Option<bool> virtualTime)
    {
        Option[] serving = [_port, _dnsPort, _kubeconfig, _readOnlyKubeconfig];
        foreach (var option in serving)
        {
            command.Options.Add(option);
        }

        command.Options.Add(_noServer);
        command.Options.Add(_data);
        command.Options.Add(_watch);
        command.Validators.Add(result =>
        {
            var ends = result.GetValue(virtualTime) ? virtualTime : result.GetValue(untilReady) ? untilReady : null;
            var unserved = ends ?? (result.GetValue(_noServer) ? _noServer : null);
            foreach (var option in serving.Where(option => unserved is not null && IsGiven(result, option)))
            {
                result.AddError($"{option.Name} has no meaning with {unserved!.Name}, which serves nothing; remove one.");
            }

            if (ends is not null && IsGiven(result, _watch))
            {
                result.AddError($"--watch has no meaning with {ends.Name}, which ends by itself; remove one.");
            }

            if (result.GetValue(virtualTime) && IsGiven(result, _data))
            {
                result.AddError("--data cannot be kept with --virtual-time, which is a time of its own; remove one.");
            }

            var given = result.GetResult(inputs)?.Tokens.Select(static token => token.Value).ToList() ?? [];
            if (given.Count == 0 && ends is not null && !IsGiven(result, _data))
            {
                result.AddError($"{ends.Name} needs something to run: name a project, a file or a folder.");
            }

            if (result.GetValue(_watch) && given.Contains(TextInput.Standard))
            {
                result.AddError("--watch cannot follow standard input; name a file.");
            }
        });
    }

    /// <summary>What the options add to how the command runs.</summary>
    public UpOptions Read(ParseResult parsed, UpOptions options) => options with
    {
        Serve = options.VirtualTime || options.UntilReady || parsed.GetValue(_noServer)
            ? null
            : new ServeOptions(parsed.GetValue(_port), parsed.GetValue(_dnsPort), parsed.GetValue(_kubeconfig), parsed.GetValue(_readOnlyKubeconfig)),
        DataFolder = parsed.GetValue(_data),
        FollowsSources = parsed.GetValue(_watch),
    };

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Option<int> Port(string name, string description, int defaultValue) => new(name)
    {
        Description = description,
        HelpName = "port",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => NumberArgument.Read<int>(
            result,
            static number => number is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort,
            $"{name} is a number from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}."),
    };
}
