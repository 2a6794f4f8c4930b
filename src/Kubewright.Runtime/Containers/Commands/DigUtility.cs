using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Kubewright.Runtime;

/// <summary><c>dig [@SERVER] [-t TYPE] [-x ADDRESS] NAME [TYPE] [+short] [+search]</c>.</summary>
internal static class DigUtility
{
    /// <summary>Runs it.</summary>
    public static int Run(UtilityCall call)
    {
        var (name, type, server) = ("", DnsRecordType.A, ClusterAddresses.Dns);
        var (isShort, searches) = (false, false);
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i];
            var next = i + 1 < call.Arguments.Length ? call.Arguments[i + 1] : "";
            if (argument.StartsWith('+'))
            {
                isShort |= argument == "+short";
                searches |= argument == "+search";
            }
            else if (argument.StartsWith('@'))
            {
                server = argument[1..];
            }
            else if (argument == "-x" && IPAddress.TryParse(next, out var address))
            {
                (name, type) = (DnsNames.Reverse(address), DnsRecordType.Ptr);
                i++;
            }
            else if (argument is "-t" or "-p" or "-q")
            {
                type = argument == "-t" ? TypeOf(next) ?? type : type;
                name = argument == "-q" ? next : name;
                i++;
            }
            else if (TypeOf(argument) is { } given)
            {
                type = given;
            }
            else if (!argument.StartsWith('-') && !argument.Equals("IN", StringComparison.OrdinalIgnoreCase))
            {
                name = argument;
            }
        }

        var network = call.Container.Network;
        if (server != ClusterAddresses.Dns && !network.Addresses(call.Container, server).Contains(ClusterAddresses.Dns))
        {
            call.Out.WriteLine($"; <<>> DiG <<>> {string.Join(' ', call.Arguments)}\n;; communications error to {server}#53: timed out\n;; no servers could be reached");
            return 9;
        }

        var answer = searches ? network.LookUp(call.Container, name, type) : network.Query(name, type);
        if (isShort)
        {
            foreach (var record in answer.Records)
            {
                call.Out.WriteLine(record.Data);
            }
        }
        else
        {
            call.Out.Write(Report(call, name, type, server, answer));
        }

        return 0;
    }

    private static string Report(UtilityCall call, string name, DnsRecordType type, string server, DnsAnswer answer)
    {
        var query = new DnsMessage { Id = 1, Questions = [new DnsQuestion(name.TrimEnd('.'), type)], PayloadSize = 4096 };
        var size = DnsCodec.Encode(DnsServer.Reply(query, answer)).Length;
        var status = answer.Code switch { DnsResponseCode.NoError => "NOERROR", DnsResponseCode.NameError => "NXDOMAIN", _ => "REFUSED" };
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""

            ; <<>> DiG <<>> {string.Join(' ', call.Arguments)}
            ;; global options: +cmd
            ;; Got answer:
            ;; ->>HEADER<<- opcode: QUERY, status: {status}, id: 1
            ;; flags: qr aa rd; QUERY: 1, ANSWER: {answer.Records.Length}, AUTHORITY: 0, ADDITIONAL: {answer.Additional.Length + 1}

            ;; OPT PSEUDOSECTION:
            ; EDNS: version: 0, flags:; udp: 4096
            ;; QUESTION SECTION:
            ;{name.TrimEnd('.')}.	IN {type.ToString().ToUpperInvariant()}


            """);
        return text + Section("ANSWER", answer.Records) + Section("ADDITIONAL", answer.Additional) + string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ;; Query time: 0 msec
            ;; SERVER: {server}#53({server})
            ;; WHEN: {call.Run.Now:ddd MMM dd HH:mm:ss} UTC {call.Run.Now:yyyy}
            ;; MSG SIZE  rcvd: {size}


            """);
    }

    private static string Section(string title, ImmutableArray<DnsRecord> records) => records.IsEmpty ? "" :
        $";; {title} SECTION:\n{string.Concat(records.Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Name}. {DnsRecord.TimeToLive} IN\t{r.Type.ToString().ToUpperInvariant()}\t{r.Data}\n")))}\n";

    private static DnsRecordType? TypeOf(string text) => text.ToUpperInvariant() switch
    {
        "A" => DnsRecordType.A,
        "AAAA" => DnsRecordType.Aaaa,
        "SRV" => DnsRecordType.Srv,
        "PTR" => DnsRecordType.Ptr,
        "CNAME" => DnsRecordType.Cname,
        "TXT" => DnsRecordType.Txt,
        "NS" => DnsRecordType.Ns,
        _ => null,
    };
}
