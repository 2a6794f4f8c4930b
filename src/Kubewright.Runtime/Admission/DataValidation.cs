using System.Buffers;

namespace Kubewright.Runtime;

/// <summary>Checks of ConfigMaps and Secrets.</summary>
internal static class DataValidation
{
    /// <summary>The most bytes that one can hold.</summary>
    private const int MostBytes = 1024 * 1024;
    private const int LongestKey = 253;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Checks a new or changed ConfigMap.</summary>
    public static void Check(FieldErrors errors, ConfigMap map, ConfigMap? old)
    {
        var bytes = CheckKeys(errors, "data", map.Data) + CheckKeys(errors, "binaryData", map.BinaryData);
        foreach (var key in (map.BinaryData ?? []).Select(static entry => entry.Key).Where(key => map.Data?.ContainsKey(key) == true))
        {
            errors.Invalid($"data[{key}]", key, "duplicate of key present in binaryData");
        }

        CheckSize(errors, "", bytes);
        if (old?.Immutable == true)
        {
            CheckFrozen(errors, map.Immutable, ("data", map.Data == old.Data), ("binaryData", map.BinaryData == old.BinaryData));
        }
    }

    /// <summary>Checks a new or changed Secret.</summary>
    public static void Check(FieldErrors errors, Secret secret, Secret? old)
    {
        CheckSize(errors, "data", CheckKeys(errors, "data", secret.Data));
        if (old?.Immutable == true)
        {
            CheckFrozen(errors, secret.Immutable, ("data", secret.Data == old.Data));
        }
    }

    /// <returns>How many bytes the values have, as they are written.</returns>
    private static long CheckKeys<T>(FieldErrors errors, string path, Map<T>? data)
    {
        var bytes = 0L;
        foreach (var (key, value) in data ?? [])
        {
            bytes += value?.ToString()?.Length ?? 0;
            if (key.Length is 0 or > LongestKey || key is "." or ".." || key.AsSpan().ContainsAnyExcept(KeyCharacters))
            {
                errors.Invalid($"{path}[{key}]", key, "must consist of letters, digits, '-', '_' and '.', and be no longer than 253 characters (for example 'key.name')");
            }
        }

        return bytes;
    }

    private static void CheckSize(FieldErrors errors, string path, long bytes)
    {
        if (bytes > MostBytes)
        {
            errors.TooLong(path, MostBytes);
        }
    }

    private static void CheckFrozen(FieldErrors errors, bool? isImmutable, params ReadOnlySpan<(string Path, bool IsSame)> members)
    {
        if (isImmutable != true)
        {
            errors.Forbidden("immutable", "field is immutable when `immutable` is set");
        }

        foreach (var (path, isSame) in members)
        {
            if (!isSame)
            {
                errors.Forbidden(path, "field is immutable when `immutable` is set");
            }
        }
    }
}
