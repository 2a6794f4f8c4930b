using System.Text.Json;
using System.Xml.Linq;

namespace Kubewright.Runtime.Tests;

public sealed class TimelineExportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly DateTimeOffset Start = VirtualClock.Epoch;

    /// <summary>web-0 is updated from revision a to b; web-1 cannot be scheduled.</summary>
    private static readonly Timeline Sample = new(
        Start,
        Start.AddSeconds(36),
        [
            new TimelineGroup(
                "default",
                "web",
                [
                    new TimelineLane(
                        "web-0",
                        0,
                        [
                            Span(0, 1, TimelinePhase.Pending, "Pending", "1", "web-a", null),
                            Span(1, 4, TimelinePhase.Creating, "ContainerCreating", "1", "web-a", "node1"),
                            Span(4, 6, TimelinePhase.NotReady, "Running", "1", "web-a", "node1"),
                            Span(6, 20, TimelinePhase.Ready, "Running", "1", "web-a", "node1"),
                            Span(20, 24, TimelinePhase.Terminating, "Terminating", "1", "web-a", "node1"),
                            Span(24, 36, TimelinePhase.Ready, "Running", "2", "web-b", "node2", 1) with { IsOpen = true },
                        ],
                        [new TimelineMark(Start.AddSeconds(2), TimelineMarkKind.Normal, "Pulling", "Pulling image \"nginx\"")]),
                    new TimelineLane(
                        "web-1",
                        1,
                        [Span(6, 36, TimelinePhase.Pending, "Pending", "3", "web-a", null) with { IsOpen = true }],
                        [
                            new TimelineMark(Start.AddSeconds(6), TimelineMarkKind.Warning, "FailedScheduling", "0/2 nodes <are> available"),
                            new TimelineMark(Start.AddSeconds(16), TimelineMarkKind.Warning, "FailedScheduling", "0/2 nodes <are> available"),
                        ]),
                ],
                [new TimelineMark(Start, TimelineMarkKind.Change, "Created", "2 replicas"), new TimelineMark(Start.AddSeconds(20), TimelineMarkKind.Change, "Updated", "a to b")]),
        ],
        [new TimelineMark(Start.AddSeconds(30), TimelineMarkKind.Change, "NodeRemoved", "node1 is gone")]);

    [Fact]
    public void Text_ShowsStripsAndWhatHappened() => Assert.Equal(
        """
        StatefulSet default/web
               0s                 10s                 20s                 30s
        web-0  ..::::::oooo###########################xxxxxxxx#########################
        web-1             .............................................................
               . pending  : creating  o not ready  # ready  x terminating  ! ended

        TIME   OBJECT    WHAT
        0s     web       Created: 2 replicas
        0s     web-0     Pending at revision web-a
        1s     web-0     ContainerCreating on node1
        4s     web-0     Running, not ready
        6s     web-0     Running, ready
        6s     web-1     FailedScheduling: 0/2 nodes <are> available (x2)
        6s     web-1     Pending at revision web-a
        20s    web       Updated: a to b
        20s    web-0     Terminating
        24s    web-0     gone
        24s    web-0     Running, ready at revision web-b on node2, 1 restarts
        30s    cluster   NodeRemoved: node1 is gone

        """.ReplaceLineEndings("\n"),
        Sample.ToText());

    [Fact]
    public void Text_WithAnUpperLimitOfRows_ShowsTheLatest()
    {
        var text = new TimelineText(Sample, mostRows: 2).Write();

        Assert.Contains("(the first 10 rows are left out)\nTIME   OBJECT    WHAT\n24s    web-0     Running", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfNothing_IsAHeadingOnly() => Assert.Equal("TIME   OBJECT   WHAT\n", new Timeline(Start, Start, [], []).ToText());

    [Fact]
    public void Json_HasLanesSpansAndMarks()
    {
        var json = Sample.ToJson();
        var lane = JsonDocument.Parse(json).RootElement.GetProperty("groups")[0].GetProperty("lanes")[0];

        Assert.EndsWith("}\n", json, StringComparison.Ordinal);
        Assert.Equal("web-0", lane.GetProperty("pod").GetString());
        Assert.Equal(
            """{"start":"2026-01-01T00:00:24.000Z","end":"2026-01-01T00:00:36.000Z","isOpen":true,"phase":"Ready","status":"Running","uid":"2","revision":"web-b","node":"node2","restarts":1}""",
            JsonSerializer.Serialize(lane.GetProperty("spans")[5]));
        Assert.Equal("Pulling", lane.GetProperty("marks")[0].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, lane.GetProperty("spans")[0].GetProperty("node").ValueKind);
    }

    [Fact]
    public void Svg_HasABarPerSpanWithATitle()
    {
        var bars = Elements("rect").Where(static rect => rect.Element(Svg + "title") is not null).ToList();

        Assert.Equal(
            ["pending", "creating", "notready", "ready", "terminating", "ready", "pending"],
            bars.Select(static bar => (string?)bar.Attribute("class")));
        Assert.Equal("web-0: Running, ready, 24s to 36s, on node2, revision web-b, 1 restarts", (string?)bars[5].Element(Svg + "title"));
    }

    [Fact]
    public void Svg_HasMarksAxisAndLegend()
    {
        Assert.Equal(2, Elements("path").Count(static path => (string?)path.Attribute("class") == "warning" && path.HasElements));
        Assert.Contains(Elements("line"), static line => (string?)line.Element(Svg + "title") == "20s Updated: a to b");
        Assert.Contains(Elements("line"), static line => (string?)line.Element(Svg + "title") == "30s NodeRemoved: node1 is gone");
        Assert.Equal(["0s", "5s", "10s", "15s", "20s", "25s", "30s", "35s"], Texts("tick"));
        Assert.Subset(Texts("legend").ToHashSet(), new HashSet<string> { "Pending", "Ready", "Terminating", "revision web-a", "revision web-b", "warning" });
    }

    [Fact]
    public void Svg_StandsAloneAndFollowsThePagesMode()
    {
        var svg = Sample.ToSvg();

        Assert.Contains("@media (prefers-color-scheme: dark)", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("href", svg, StringComparison.Ordinal);
        Assert.Equal("img", (string?)XDocument.Parse(svg).Root!.Attribute("role"));
        Assert.Equal("StatefulSet default/web, 36s", (string?)XDocument.Parse(svg).Root!.Element(Svg + "title"));
        Assert.Equal(svg, Sample.ToSvg());
    }

    [Fact]
    public void Svg_OfNothing_IsAPicture() => Assert.NotNull(XDocument.Parse(new Timeline(Start, Start, [], []).ToSvg()).Root);

    private static IEnumerable<XElement> Elements(string name) => XDocument.Parse(Sample.ToSvg()).Descendants(Svg + name);

    private static IEnumerable<string> Texts(string style) => Elements("text").Where(text => (string?)text.Attribute("class") == style).Select(static text => text.Value);

    private static TimelineSpan Span(int from, int to, TimelinePhase phase, string status, string uid, string revision, string? node, int restarts = 0) =>
        new(Start.AddSeconds(from), Start.AddSeconds(to), phase, status, uid, revision, node, restarts);
}
