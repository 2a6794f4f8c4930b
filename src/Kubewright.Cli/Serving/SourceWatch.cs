using System.Threading.Channels;

namespace Kubewright.Cli;

/// <summary>Notices that what a command was given has changed: the sources of projects, files, folders of them.</summary>
internal sealed class SourceWatch : IDisposable
{
    /// <summary>How long nothing may happen before a change counts as complete: editors write in several steps.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);

    private static readonly string[] ProjectFiles = [".cs", ".csproj", ".props", ".targets", ".yaml", ".yml", ".json", ".resx"];
    private static readonly string[] ManifestFiles = [".yaml", ".yml", ".json"];

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly List<string> _ignored;
    private readonly TimeProvider _clock;
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Begins to watch.</summary>
    /// <param name="inputs">What the command was given; none of it standard input.</param>
    /// <param name="outputs">Folders that a build writes to.</param>
    /// <param name="clock">The real time.</param>
    /// <exception cref="IOException">The system watches no more files.</exception>
    public SourceWatch(IEnumerable<string> inputs, IEnumerable<string> outputs, TimeProvider clock)
    {
        _clock = clock;
        _ignored = [.. outputs.Select(static folder => Path.GetFullPath(folder) + Path.DirectorySeparatorChar)];
        foreach (var input in inputs.Select(Path.GetFullPath))
        {
            var isFolder = Directory.Exists(input);
            if (isFolder ? Directory.GetFiles(input, "*.csproj").Length > 0 : input.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            {
                var folder = isFolder ? input : Path.GetDirectoryName(input)!;
                Watch(folder, "*", isDeep: true, path => IsSource(folder, path));
            }
            else if (isFolder)
            {
                Watch(input, "*", isDeep: false, static path => ManifestFiles.Contains(Path.GetExtension(path).ToLowerInvariant()));
            }
            else
            {
                Watch(Path.GetDirectoryName(input)!, Path.GetFileName(input), isDeep: false, path => path == input);
            }
        }
    }

    /// <summary>Ends when something has changed and nothing changes any more for a moment.</summary>
    public async Task ChangedAsync(CancellationToken cancellation)
    {
        await _changes.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
        do
        {
            _changes.Reader.TryRead(out _);
        }
        while (await GoesOnAsync(cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => _watchers.ForEach(static watcher => watcher.Dispose());

    private void Watch(string folder, string filter, bool isDeep, Func<string, bool> counts)
    {
        var watcher = new FileSystemWatcher(folder, filter) { IncludeSubdirectories = isDeep };
        _watchers.Add(watcher);
        watcher.Changed += OnChange;
        watcher.Created += OnChange;
        watcher.Deleted += OnChange;
        watcher.Renamed += OnChange;

        // What was lost may have been a change.
        watcher.Error += (_, _) => _changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;

        void OnChange(object sender, FileSystemEventArgs change)
        {
            if (counts(change.FullPath) || (change is RenamedEventArgs renamed && counts(renamed.OldFullPath)))
            {
                _changes.Writer.TryWrite(true);
            }
        }
    }

    private async Task<bool> GoesOnAsync(CancellationToken cancellation)
    {
        try
        {
            return await _changes.Reader.WaitToReadAsync(cancellation).AsTask().WaitAsync(Calm, _clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool IsSource(string folder, string path)
    {
        var parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
        return ProjectFiles.Contains(Path.GetExtension(path).ToLowerInvariant())
            && !parts.Any(static part => part is "bin" or "obj" || part.StartsWith('.'))
            && !_ignored.Exists(output => path.StartsWith(output, StringComparison.Ordinal));
    }
}
