using System.Collections.Immutable;
using System.Threading.Channels;

namespace Kubewright.Cli;

/// <summary>Notices that what a command was given has changed: the sources of projects, files, folders of them.</summary>
internal sealed class SourceWatch : IDisposable
{
    /// <summary>How long nothing may happen before a change counts as complete: editors write in several steps.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);

    /// <summary>How far the times of files may be behind the clock: a file system takes them from the system's last tick.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private static readonly string[] ProjectFiles = [".cs", ".csproj", ".props", ".targets", ".yaml", ".yml", ".json", ".resx"];
    private static readonly string[] ManifestFiles = [".yaml", ".yml", ".json"];

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly List<string> _projects = [];
    private readonly TimeProvider _clock;

    /// <summary>The paths of what has changed; empty where that is not known.</summary>
    private readonly Channel<string> _changes = Channel.CreateUnbounded<string>();
    private ImmutableArray<string> _outputs = [];
    private DateTime _since;

    /// <summary>Begins to watch. What is not there is not watched: whoever reads it complains.</summary>
    /// <param name="inputs">What the command was given; none of it standard input.</param>
    /// <param name="clock">The real time.</param>
    /// <exception cref="IOException">The system watches no more files.</exception>
    public SourceWatch(IEnumerable<string> inputs, TimeProvider clock)
    {
        _clock = clock;
        _since = clock.GetUtcNow().UtcDateTime - Tick;
        foreach (var input in inputs.Select(Path.GetFullPath))
        {
            var isFolder = Directory.Exists(input);
            if (isFolder ? Directory.GetFiles(input, "*.csproj").Length > 0 : input.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(input))
            {
                WatchProject(isFolder ? input : Path.GetDirectoryName(input)!);
            }
            else if (isFolder)
            {
                Watch(input, "*", isDeep: false, static path => ManifestFiles.Contains(Path.GetExtension(path).ToLowerInvariant()));
            }
            else if (File.Exists(input))
            {
                Watch(Path.GetDirectoryName(input)!, Path.GetFileName(input), isDeep: false, path => path == input);
            }
        }
    }

    /// <summary>Learns what only a build tells: where it writes to, which is left out, and which other projects it is made of.</summary>
    /// <param name="outputs">The folders that it writes to.</param>
    /// <param name="projects">The folders of the other projects.</param>
    /// <exception cref="IOException">The system watches no more files.</exception>
    public void Learn(IEnumerable<string> outputs, IEnumerable<string> projects)
    {
        _outputs = [.. outputs.Select(Folder)];
        foreach (var project in projects.Select(Path.GetFullPath))
        {
            if (_projects.Exists(watched => Folder(project).StartsWith(Folder(watched), StringComparison.Ordinal)))
            {
                continue;
            }

            // What changed in it while it was being built was not watched yet, but its time tells.
            WatchProject(project);
            if (HasAny(project, path => IsSource(project, path) && File.GetLastWriteTimeUtc(path) >= _since))
            {
                _changes.Writer.TryWrite(project);
            }
        }
    }

    /// <summary>Ends when something has changed and nothing changes any more for a moment.</summary>
    public async Task ChangedAsync(CancellationToken cancellation)
    {
        string path;
        do
        {
            path = await _changes.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        while (_outputs.Any(output => path.StartsWith(output, StringComparison.Ordinal)));
        do
        {
            while (_changes.Reader.TryRead(out _))
            {
            }

            _since = _clock.GetUtcNow().UtcDateTime - Tick;
        }
        while (await GoesOnAsync(cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => _watchers.ForEach(static watcher => watcher.Dispose());

    private static bool HasAny(string folder, Func<string, bool> counts) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", Everywhere).Any(counts);

    private static string Folder(string path) => Path.GetFullPath(path) + Path.DirectorySeparatorChar;

    private void WatchProject(string folder)
    {
        _projects.Add(folder);
        Watch(folder, "*", isDeep: true, path => IsSource(folder, path));
    }

    private void Watch(string folder, string filter, bool isDeep, Func<string, bool> counts)
    {
        var watcher = new FileSystemWatcher(folder, filter) { IncludeSubdirectories = isDeep };
        _watchers.Add(watcher);
        watcher.Changed += OnChange;
        watcher.Created += OnChange;
        watcher.Deleted += OnChange;
        watcher.Renamed += OnChange;

        // What was lost may have been a change.
        watcher.Error += (_, _) => _changes.Writer.TryWrite("");
        watcher.EnableRaisingEvents = true;

        void OnChange(object sender, FileSystemEventArgs change)
        {
            // A folder may have come with files in it, or got some before it was watched.
            if (counts(change.FullPath) || (isDeep && HasAny(change.FullPath, counts)))
            {
                _changes.Writer.TryWrite(change.FullPath);
            }

            if (change is RenamedEventArgs renamed && counts(renamed.OldFullPath))
            {
                _changes.Writer.TryWrite(renamed.OldFullPath);
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

    private static bool IsSource(string folder, string path) =>
        ProjectFiles.Contains(Path.GetExtension(path).ToLowerInvariant())
        && !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj" || part.StartsWith('.'));
}
