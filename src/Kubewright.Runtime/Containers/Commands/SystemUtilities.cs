using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>Programs that tell about the container.</summary>
internal static class SystemUtilities
{

    /// <summary><c>hostname [-f|-s|-i|-d]</c>.</summary>
    public static int HostName(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "fsidI", "fqdn:f", "short:s");
        if (options.Unknown is not null || !options.Operands.IsEmpty)
        {
            return call.Fail(options.Unknown is { } unknown ? $"unrecognized option: {unknown.TrimStart('-')}" : "you must be root to change the host name");
        }

        var full = call.Container.FullName;
        var dot = full.IndexOf('.', StringComparison.Ordinal);
        call.Out.WriteLine(options["f"] ? full
            : options["i"] || options["I"] ? call.Container.Address
            : options["d"] ? (dot < 0 ? "" : full[(dot + 1)..])
            : options["s"] ? call.Container.Hostname.Split('.')[0]
            : call.Container.Hostname);
        return 0;
    }

    /// <summary><c>env [NAME=VALUE…] [COMMAND…]</c>.</summary>
    public static async ValueTask<int> EnvironmentAsync(UtilityCall call)
    {
        var shell = call.Shell.Inner();
        var words = call.Arguments;
        while (!words.IsEmpty && words[0].IndexOf('=', StringComparison.Ordinal) is var at and > 0)
        {
            shell.State.Set(words[0][..at], words[0][(at + 1)..]);
            shell.State.Export(words[0][..at]);
            words = words.RemoveAt(0);
        }

        if (!words.IsEmpty)
        {
            return await shell.CallAsync(words, call.Streams).ConfigureAwait(false);
        }

        foreach (var (name, value) in shell.State.Environment)
        {
            call.Out.WriteLine($"{name}={value}");
        }

        return 0;
    }

    /// <summary><c>printenv [NAME…]</c>.</summary>
    public static int PrintEnvironment(UtilityCall call)
    {
        var environment = call.State.Environment.ToDictionary(StringComparer.Ordinal);
        var code = 0;
        foreach (var (name, value) in call.Arguments.IsEmpty ? call.State.Environment : [])
        {
            call.Out.WriteLine($"{name}={value}");
        }

        foreach (var name in call.Arguments)
        {
            if (environment.TryGetValue(name, out var value))
            {
                call.Out.WriteLine(value);
            }
            else
            {
                code = 1;
            }
        }

        return code;
    }

    /// <summary><c>sleep TIME…</c>: lets virtual time pass.</summary>
    public static async ValueTask<int> SleepAsync(UtilityCall call)
    {
        if (call.Arguments.IsEmpty)
        {
            return call.Fail("missing operand");
        }

        var total = TimeSpan.Zero;
        foreach (var argument in call.Arguments)
        {
            if (Time(argument) is not { } time)
            {
                return call.Fail($"invalid time interval '{argument}'");
            }

            total = time > ProgramRun.Forever - total ? ProgramRun.Forever : total + time;
        }

        await call.Run.SleepAsync(total).ConfigureAwait(false);
        return 0;
    }

    /// <summary><c>id [-u|-g|-un]</c>.</summary>
    public static int Identity(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "ugnGr");
        var (user, group) = (call.Container.UserId, call.Container.GroupId);
        call.Out.WriteLine(options["u"] ? (options["n"] ? UserName(user) : Text(user))
            : options["g"] || options["G"] ? (options["n"] ? UserName(group) : Text(group))
            : $"uid={Text(user)}{Named(user)} gid={Text(group)}{Named(group)} groups={Text(group)}{Named(group)}");
        return 0;
    }

    /// <summary><c>whoami</c>.</summary>
    public static int WhoAmI(UtilityCall call)
    {
        if (call.Container.UserId != 0)
        {
            return call.Fail($"unknown uid {Text(call.Container.UserId)}");
        }

        call.Out.WriteLine("root");
        return 0;
    }

    /// <summary><c>uname [-a]</c>.</summary>
    public static int SystemName(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "asnrmvo");
        var parts = new List<string>();
        foreach (var (letter, text) in (ReadOnlySpan<(string, string)>)
            [("s", "Linux"), ("n", call.Container.Hostname), ("r", "6.1.0"), ("v", "#1 SMP"), ("m", "x86_64"), ("o", "GNU/Linux")])
        {
            if (options["a"] || options[letter])
            {
                parts.Add(text);
            }
        }

        call.Out.WriteLine(parts.Count == 0 ? "Linux" : string.Join(' ', parts));
        return 0;
    }

    /// <summary><c>ps</c>: the container's own program, and this one.</summary>
    public static int Processes(UtilityCall call)
    {
        var user = UserName(call.Container.UserId);
        call.Out.WriteLine("PID   USER     TIME  COMMAND");
        foreach (var (index, program) in call.Container.Programs.Append(string.Join(' ', call.Words)).Index())
        {
            call.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? 1 : index + 6),5} {user,-8}  0:00 {program}"));
        }

        return 0;
    }

    /// <summary><c>which NAME…</c>.</summary>
    public static int Which(UtilityCall call)
    {
        var code = 0;
        foreach (var name in call.Arguments)
        {
            if (Utilities.Find(name) is null)
            {
                code = 1;
            }
            else
            {
                call.Out.WriteLine("/bin/" + name);
            }
        }

        return code;
    }

    /// <summary><c>mount</c>.</summary>
    public static int Mounts(UtilityCall call)
    {
        foreach (var mount in call.Files.Mounts)
        {
            var (device, type) = mount.Path.Length == 0 ? ("overlay", "overlay") : ("simulated", "ext4");
            call.Out.WriteLine($"{device} on {(mount.Path.Length == 0 ? "/" : mount.Path)} type {type} ({(mount.IsReadOnly ? "ro" : "rw")},relatime)");
        }

        return 0;
    }

    /// <summary><c>df</c>.</summary>
    public static int DiskFree(UtilityCall call)
    {
        var options = UtilityOptions.Parse(call.Arguments, "hkTP");
        call.Out.WriteLine("Filesystem           1K-blocks      Used Available Use% Mounted on");
        foreach (var mount in call.Files.Mounts.Where(m => options.Operands.IsEmpty || options.Operands.Any(o => call.Path(o).TrimEnd('/') == m.Path)))
        {
            var (size, used) = (mount.Volume.Capacity / 1024, (mount.Volume.UsedBytes + 1023) / 1024);
            call.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(mount.Path.Length == 0 ? "overlay" : "simulated"),-20} {size,9} {used,9} {size - used,9} {(size == 0 ? 0 : used * 100 / size),3}% {(mount.Path.Length == 0 ? "/" : mount.Path)}"));
        }

        return 0;
    }

    /// <summary><c>xargs [-n N] COMMAND…</c>.</summary>
    public static async ValueTask<int> WithArgumentsAsync(UtilityCall call)
    {
        var words = call.Arguments;
        var size = int.MaxValue;
        while (!words.IsEmpty && words[0].StartsWith('-'))
        {
            if (words[0] == "-n" && words.Length > 1 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var given) && given > 0)
            {
                size = given;
                words = words.RemoveAt(0);
            }

            words = words.RemoveAt(0);
        }

        var code = 0;
        var items = call.Streams.In.ReadToEnd().Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var chunk in items.Chunk(Math.Min(size, Math.Max(1, items.Length))))
        {
            var result = await call.Shell.CallAsync([.. words.IsEmpty ? ["echo"] : words, .. chunk], call.Streams).ConfigureAwait(false);
            code = result == 0 ? code : 123;
            if (!call.Run.TakeStep())
            {
                break;
            }
        }

        return code;
    }

    private static TimeSpan? Time(string text)
    {
        if (text is "infinity" or "inf")
        {
            return ProgramRun.Forever;
        }

        var unit = text.Length == 0 ? 's' : text[^1];
        var scale = unit switch { 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 1 };
        var number = char.IsAsciiDigit(unit) || unit == '.' ? text : text.Length == 0 || unit is not ('s' or 'm' or 'h' or 'd') ? "" : text[..^1];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value * scale > ProgramRun.Forever.TotalSeconds ? ProgramRun.Forever : TimeSpan.FromSeconds(value * scale)
            : null;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string UserName(long id) => id == 0 ? "root" : Text(id);

    private static string Named(long id) => id == 0 ? "(root)" : "";
}
