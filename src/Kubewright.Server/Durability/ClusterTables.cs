using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>The tables of a cluster's database: the objects as JSON, the files of volumes, and how far the cluster was.</summary>
internal sealed class ClusterTables : IDisposable
{
    /// <summary>The layout of the tables; a database of another layout is refused.</summary>
    private const int Layout = 1;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _advance;
    private readonly SqliteCommand _putFiles;
    private readonly SqliteCommand _removeFiles;

    private ClusterTables(SqliteConnection connection)
    {
        _connection = connection;
        _put = Command("INSERT OR REPLACE INTO objects (kind, namespace, name, version, body) VALUES ($kind, $namespace, $name, $version, $body)", "$kind", "$namespace", "$name", "$version", "$body");
        _remove = Command("DELETE FROM objects WHERE kind = $kind AND namespace = $namespace AND name = $name", "$kind", "$namespace", "$name");
        _advance = Command("UPDATE progress SET version = $version", "$version");
        _putFiles = Command("INSERT OR REPLACE INTO volumes (uid, files) VALUES ($uid, $files)", "$uid", "$files");
        _removeFiles = Command("DELETE FROM volumes WHERE uid = $uid", "$uid");
    }

    /// <summary>Opens a database, or fills a new file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">What it holds; null when it held nothing.</param>
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    /// <exception cref="IOException">The file is of another layout, or an object in it cannot be read.</exception>
    public static ClusterTables Open(string path, out ClusterState? state)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();

            // FULL: with a write-ahead log, nothing less survives the power going out.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            var layout = Scalar(connection, "PRAGMA user_version");
            if (layout is not (0 or Layout))
            {
                throw new IOException($"{path} was written by another release of kubewright");
            }

            if (layout == 0)
            {
                Execute(connection, $"""
                    BEGIN;
                    CREATE TABLE objects (kind TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, namespace, name)) WITHOUT ROWID;
                    CREATE TABLE volumes (uid TEXT NOT NULL PRIMARY KEY, files BLOB NOT NULL);
                    CREATE TABLE progress (version INTEGER NOT NULL, run INTEGER NOT NULL);
                    INSERT INTO progress VALUES (0, 0);
                    PRAGMA user_version = {Layout};
                    COMMIT;
                    """);
            }

            // The run is counted before anything of it can be seen, so that none repeats the uids of another.
            Execute(connection, "UPDATE progress SET run = run + 1");
            var version = Scalar(connection, "SELECT version FROM progress");
            state = version == 0 ? null : new ClusterState(version, ReadObjects(connection), (int)Scalar(connection, "SELECT run FROM progress"))
            {
                Volumes = ReadVolumes(connection),
            };
            return new ClusterTables(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes changes; when the call returns they are on the disk. Of several of one object or one volume only the last counts.</summary>
    /// <param name="changes">Each a <see cref="StoreEvent"/> or a <see cref="VolumeImage"/>, oldest first.</param>
    public void Write(IReadOnlyList<object> changes)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var image in changes.OfType<VolumeImage>().Reverse().DistinctBy(static image => image.VolumeUid))
        {
            Run(_putFiles, transaction, image.VolumeUid, image.Bytes.ToArray());
        }

        var events = changes.OfType<StoreEvent>().ToList();
        foreach (var change in events.AsEnumerable().Reverse().DistinctBy(static change => change.Key))
        {
            if (change.New is { } obj)
            {
                var buffer = new ArrayBufferWriter<byte>(1024);
                obj.Write(new JsonManifestWriter(buffer));
                Run(_put, transaction, change.Key.Kind, change.Key.Namespace, change.Key.Name, change.Version, buffer.WrittenSpan.ToArray());
            }
            else
            {
                Run(_remove, transaction, change.Key.Kind, change.Key.Namespace, change.Key.Name);
            }
        }

        foreach (var change in events.Where(static change => change is { New: null, Old: PersistentVolume }))
        {
            Run(_removeFiles, transaction, change.Old!.Metadata.Uid ?? "");
        }

        if (events.Count > 0)
        {
            Run(_advance, transaction, events[^1].Version);
        }

        transaction.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _put.Dispose();
        _remove.Dispose();
        _advance.Dispose();
        _putFiles.Dispose();
        _removeFiles.Dispose();
        _connection.Dispose();
    }

    /// <summary>The objects, oldest first; those of custom kinds are read as their definitions say.</summary>
    private static ImmutableArray<IKubernetesObject> ReadObjects(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kind, namespace, name, body FROM objects ORDER BY version";
        using var reader = command.ExecuteReader();
        var rows = new List<(ObjectKey Key, byte[] Body)>();
        while (reader.Read())
        {
            rows.Add((new ObjectKey(reader.GetString(0), reader.GetString(1), reader.GetString(2)), reader.GetFieldValue<byte[]>(3)));
        }

        var custom = rows
            .Where(static row => row.Key.Kind == CustomDefinition.KeyKind)
            .Select(static row => CustomDefinition.Of(ReadObject(row.Key, row.Body, CustomDefinition.Names))!.Stored)
            .Append(CustomDefinition.Names)
            .ToDictionary(ObjectKey.KindOf, StringComparer.Ordinal);
        return [.. rows.Select(row => ReadObject(row.Key, row.Body, custom.GetValueOrDefault(row.Key.Kind)))];
    }

    private static IKubernetesObject ReadObject(ObjectKey key, byte[] body, ResourceKind? custom)
    {
        var findings = new List<ReadFinding>();
        var obj = custom is null ? Manifest.ReadJson(body, findings) : CustomObject.Read(custom, (JsonObject)JsonNode.Parse(body)!, findings);
        return obj ?? throw new IOException($"{key} cannot be read: {findings.FirstOrDefault()?.Message}");
    }

    private static ImmutableArray<VolumeImage> ReadVolumes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT uid, files FROM volumes ORDER BY uid";
        using var reader = command.ExecuteReader();
        var images = ImmutableArray.CreateBuilder<VolumeImage>();
        while (reader.Read())
        {
            images.Add(new VolumeImage(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        }

        return images.ToImmutable();
    }

    private SqliteCommand Command(string text, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }
}
