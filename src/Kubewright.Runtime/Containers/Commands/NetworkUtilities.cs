using System.Net;

namespace Kubewright.Runtime;

/// <summary>Programs that look names up.</summary>
internal static class NetworkUtilities
{
    /// <summary><c>nslookup NAME [SERVER]</c>, laid out as in small images.</summary>
    public static int LookUp(UtilityCall call)
    {
        var options = UtilityOptions.Parse([.. call.Arguments.Where(static a => !a.StartsWith("-t", StringComparison.Ordinal) && !a.StartsWith("-q", StringComparison.Ordinal))], "");
        if (options.Operands.IsEmpty)
        {
            return call.Fail("missing operand");
        }

        var name = options.Operands[0];
        var network = call.Container.Network;
        call.Out.WriteLine($"Server:    {ClusterAddresses.Dns}");
        call.Out.WriteLine($"Address 1: {ClusterAddresses.Dns} {ClusterAddresses.DnsName}");
        call.Out.WriteLine("");
        var isAddress = IPAddress.TryParse(name, out var address);
        var addresses = isAddress ? [address!.ToString()] : network.LookUp(call.Container, name, DnsRecordType.A).Values.ToList();
        if (addresses.Count == 0)
        {
            return call.Fail($"can't resolve '{name}'");
        }

        call.Out.WriteLine($"Name:      {name}");
        foreach (var (index, value) in addresses.Index())
        {
            var reverse = isAddress ? network.Query(DnsNames.Reverse(address!), DnsRecordType.Ptr).Values.FirstOrDefault() : null;
            call.Out.WriteLine(FormattableString.Invariant($"Address {index + 1}: {value}{(reverse is null ? "" : " " + reverse)}"));
        }

        return 0;
    }

    /// <summary><c>getent hosts NAME…</c>; also <c>passwd</c> and <c>group</c>.</summary>
    public static int GetEntry(UtilityCall call)
    {
        if (call.Arguments is not [var database, .. var keys])
        {
            return call.Fail("wrong number of arguments");
        }

        if (database is "passwd" or "group")
        {
            var found = call.Files.Read("/etc/" + database, out var content) is null
                ? TextUtilities.Lines(ByteText.Of(content)).Where(line => keys.IsEmpty || keys.Contains(line.Split(':')[0])).ToList()
                : [];
            found.ForEach(call.Out.WriteLine);
            return found.Count > 0 ? 0 : 2;
        }

        if (database is not ("hosts" or "ahosts" or "ahostsv4"))
        {
            return call.Fail($"Unknown database: {database}");
        }

        var code = 0;
        foreach (var key in keys)
        {
            var addresses = call.Container.Network.Addresses(call.Container, key);
            code = addresses.Count == 0 ? 2 : code;
            foreach (var address in addresses)
            {
                call.Out.WriteLine($"{address,-15} {call.Container.Network.CanonicalName(call.Container, key)}");
            }
        }

        return code;
    }
}
