using System.CommandLine;

namespace Kubewright.Cli;

/// <summary>Which cluster kubectl talks to.</summary>
/// <param name="Context">The context of the kubeconfig; null for its current one.</param>
/// <param name="Kubeconfig">The kubeconfig; null for kubectl's own.</param>
internal sealed record ClusterTarget(string? Context, string? Kubeconfig)
{
    /// <summary>The words that every call of kubectl begins with.</summary>
    public IEnumerable<string> Arguments =>
    [
        .. Context is null ? Array.Empty<string>() : ["--context", Context],
        .. Kubeconfig is null ? Array.Empty<string>() : ["--kubeconfig", Kubeconfig],
    ];

    /// <summary>The options that name it.</summary>
    internal sealed class Options
    {
        private readonly Option<string?> _context = new("--context") { Description = "The context of the kubeconfig to use. By default its current one.", HelpName = "name" };
        private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "The kubeconfig to use. By default kubectl's own.", HelpName = "file" };

        /// <summary>Adds the options to a command.</summary>
        public void AddTo(Command command)
        {
            command.Options.Add(_context);
            command.Options.Add(_kubeconfig);
        }

        /// <summary>What they say.</summary>
        public ClusterTarget Read(ParseResult parsed) => new(parsed.GetValue(_context), parsed.GetValue(_kubeconfig));
    }
}
