using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// Keeps a cluster in a folder: every change and the files of its volumes, in order, in a SQLite database. What
/// <see cref="WhenDurable"/> has ended for is on the disk and survives the end of the process, however it comes. One process at a time can have a folder open.
/// </summary>
/// <remarks>
/// Changes that come together are written in one transaction, so that many writers share the price of one disk write. The
/// database holds the last state of each object, not its history: a watch from before a restart has to begin anew.
/// </remarks>
public sealed class ClusterDatabase : IAsyncDisposable
{
    private const string LockFile = "lock";
    private const string DatabaseFile = "cluster.db";

    private readonly FileStream _lock;
    private readonly ClusterTables _tables;
    private readonly Channel<object> _changes = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _writing;
    private readonly Lock _gate = new();
    private Cluster? _cluster;
    private IDisposable? _subscription;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _taken;
    private long _durable;

    private ClusterDatabase(string folder, FileStream @lock, ClusterTables tables, ClusterState? state)
    {
        Folder = folder;
        State = state;
        _lock = @lock;
        _tables = tables;
        _writing = Task.Factory.StartNew(WriteAsync, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default).Unwrap();
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What the folder held when it was opened; null when it held nothing.</summary>
    public ClusterState? State { get; }

    /// <summary>Ends when nothing is written any more: as it should after <see cref="DisposeAsync"/>, or with the reason why writing failed.</summary>
    public Task Completion => _writing;

    /// <summary>Opens a folder, or makes it.</summary>
    /// <param name="folder">The folder; only its owner can read what is made in it.</param>
    /// <exception cref="IOException">The folder cannot be used; the message is one line that says why.</exception>
    public static ClusterDatabase Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var held = Lock(folder);
        try
        {
            var path = Path.Combine(folder, DatabaseFile);
            if (!File.Exists(path))
            {
                PrivateFile.Create(path).Dispose();
            }

            var tables = ClusterTables.Open(path, out var state);
            return new ClusterDatabase(folder, held, tables, state);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw new IOException($"{folder} cannot be used for data: {error.Message.TrimEnd('.')}", error);
        }
    }

    /// <summary>Writes every change of a cluster from now on, and those it has made since it was restored. Nobody may write to the cluster during the call.</summary>
    /// <param name="cluster">The cluster, made with <see cref="State"/>.</param>
    /// <exception cref="InvalidOperationException">A cluster is followed already.</exception>
    public void Follow(Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        if (_cluster is not null)
        {
            throw new InvalidOperationException("A database keeps one cluster.");
        }

        _cluster = cluster;
        foreach (var change in cluster.Store.EventsSince(State?.Version ?? 0).Span)
        {
            Take(change);
        }

        _subscription = cluster.Store.Subscribe(Take);
        cluster.FollowFiles(Take);
    }

    /// <summary>Ends as soon as everything that has happened until now is on the disk.</summary>
    /// <exception cref="IOException">It never will be: writing failed.</exception>
    public async Task WhenDurable()
    {
        var taken = Volatile.Read(ref _taken);
        while (true)
        {
            // The signal first: a write between the two steps then ends the wait.
            var next = Volatile.Read(ref _next).Task;
            if (Volatile.Read(ref _durable) >= taken)
            {
                return;
            }

            await next.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _cluster?.FollowFiles(null);
        _changes.Writer.TryComplete();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _tables.Dispose();
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Changes of objects and of files come from different threads; each is counted where it stands in the order.</summary>
    private void Take(object change)
    {
        lock (_gate)
        {
            _taken++;
            _changes.Writer.TryWrite(change);
        }
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{folder} cannot be used for data: {error.Message.TrimEnd('.')}", error);
        }

        var path = Path.Combine(folder, LockFile);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"{folder} cannot be used for data: {error.Message.TrimEnd('.')}", error);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new IOException($"{folder} is in use by another cluster; end that one, or name another folder", error);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            var batch = new List<object>();
            while (await _changes.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                batch.Clear();
                while (_changes.Reader.TryRead(out var change))
                {
                    batch.Add(change);
                }

                _tables.Write(batch);
                Volatile.Write(ref _durable, _durable + batch.Count);
                Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }
        }
        catch (Exception error)
        {
            var failure = new IOException($"{Folder} can no longer be written: {error.Message.TrimEnd('.')}", error);
            Volatile.Read(ref _next).TrySetException(failure);
            throw failure;
        }
    }
}
