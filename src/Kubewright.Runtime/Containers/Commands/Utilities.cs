using System.Collections.Frozen;

namespace Kubewright.Runtime;

/// <summary>The programs that every simulated container has.</summary>
internal static class Utilities
{
    private static readonly FrozenDictionary<string, Utility> ByName = Create().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, ordered.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    /// <summary>The program with this name; null when there is none.</summary>
    public static Utility? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A program that never waits.</summary>
    public static Utility Of(Func<UtilityCall, int> program) => call => new ValueTask<int>(program(call));

    private static Dictionary<string, Utility> Create() => new(StringComparer.Ordinal)
    {
        ["["] = Of(TestUtility.Run),
        ["ash"] = ShellUtility.RunAsync,
        ["base64"] = Of(TextUtilities.Base64),
        ["basename"] = Of(PathUtilities.BaseName),
        ["bash"] = ShellUtility.RunAsync,
        ["cat"] = Of(TextUtilities.Cat),
        ["chgrp"] = Of(FileUtilities.ChangeOwner),
        ["chmod"] = Of(FileUtilities.ChangeMode),
        ["chown"] = Of(FileUtilities.ChangeOwner),
        ["cp"] = Of(FileUtilities.Copy),
        ["curl"] = Of(CurlUtility.Run),
        ["cut"] = Of(TextUtilities.Cut),
        ["date"] = Of(DateUtility.Run),
        ["df"] = Of(SystemUtilities.DiskFree),
        ["dig"] = Of(DigUtility.Run),
        ["dirname"] = Of(PathUtilities.DirectoryName),
        ["echo"] = Of(TextUtilities.Echo),
        ["env"] = SystemUtilities.EnvironmentAsync,
        ["false"] = Of(static _ => 1),
        ["find"] = Of(FindUtility.Run),
        ["getent"] = Of(NetworkUtilities.GetEntry),
        ["grep"] = Of(GrepUtility.Run),
        ["head"] = Of(TextUtilities.Head),
        ["hostname"] = Of(SystemUtilities.HostName),
        ["id"] = Of(SystemUtilities.Identity),
        ["ln"] = Of(FileUtilities.Link),
        ["ls"] = Of(ListUtility.Run),
        ["mkdir"] = Of(FileUtilities.MakeDirectory),
        ["mount"] = Of(SystemUtilities.Mounts),
        ["mv"] = Of(FileUtilities.Move),
        ["nslookup"] = Of(NetworkUtilities.LookUp),
        ["printenv"] = Of(SystemUtilities.PrintEnvironment),
        ["printf"] = Of(PrintfUtility.Run),
        ["ps"] = Of(SystemUtilities.Processes),
        ["pwd"] = Of(static call =>
        {
            call.Out.WriteLine(call.State.Directory);
            return 0;
        }),
        ["readlink"] = Of(PathUtilities.ReadLink),
        ["rm"] = Of(FileUtilities.Remove),
        ["rmdir"] = Of(FileUtilities.RemoveDirectory),
        ["sed"] = Of(SedUtility.Run),
        ["seq"] = Of(TextUtilities.Sequence),
        ["sh"] = ShellUtility.RunAsync,
        ["sleep"] = SystemUtilities.SleepAsync,
        ["sort"] = Of(TextUtilities.Sort),
        ["stat"] = Of(ListUtility.Status),
        ["tail"] = TextUtilities.TailAsync,
        ["tar"] = Of(TarUtility.Run),
        ["tee"] = Of(TextUtilities.Tee),
        ["test"] = Of(TestUtility.Run),
        ["touch"] = Of(FileUtilities.Touch),
        ["tr"] = Of(TranslateUtility.Run),
        ["true"] = Of(static _ => 0),
        ["uname"] = Of(SystemUtilities.SystemName),
        ["uniq"] = Of(TextUtilities.Unique),
        ["wc"] = Of(TextUtilities.Count),
        ["wget"] = Of(WgetUtility.Run),
        ["which"] = Of(SystemUtilities.Which),
        ["whoami"] = Of(SystemUtilities.WhoAmI),
        ["xargs"] = SystemUtilities.WithArgumentsAsync,
    };
}
