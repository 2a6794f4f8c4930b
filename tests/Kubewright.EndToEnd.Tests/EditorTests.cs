using Microsoft.CodeAnalysis;

namespace Kubewright.EndToEnd.Tests;

/// <summary>The sample in an editor: a mistake is shown while it is typed, in the document that shows it, and its fix takes it away.</summary>
public sealed class EditorTests
{
    [Fact]
    public async Task Type_MistakeWithinOneObject_IsShownAndItsFixTakesItAway()
    {
        using var project = new UserProject(UserProject.Sample);
        project.Restore();
        using var editor = await Editor.OpenAsync(project, Cancellation);
        Assert.Empty(await editor.DiagnosticsAsync("Web.cs", Cancellation));

        await editor.TypeAsync("Web.cs", "Replicas = 3,", "Replicas = 3, TerminationGracePeriodSeconds = 0.Seconds,", Cancellation);

        var diagnostic = Assert.Single(await editor.DiagnosticsAsync("Web.cs", Cancellation));
        Assert.Equal("KW4001", diagnostic.Id);
        Assert.Equal("0.Seconds", await TextAtAsync(editor, "Web.cs", diagnostic));

        await editor.FixAsync("Web.cs", diagnostic, Cancellation);

        Assert.Empty(await editor.DiagnosticsAsync("Web.cs", Cancellation));
        Assert.Contains("TerminationGracePeriodSeconds = 30", await editor.TextAsync("Web.cs", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_MistakeAcrossTwoFiles_IsShownWhereItIsMendedAndItsFixTakesItAway()
    {
        const string Headless = "ClusterIP = ClusterIP.None,";
        var start = UserProject.Sample.IndexOf("    public static Service Nginx", StringComparison.Ordinal);
        var end = UserProject.Sample.IndexOf("    private static VolumeClaim", StringComparison.Ordinal);
        using var project = new UserProject(UserProject.Sample.Remove(start, end - start).Replace("ServiceName = Nginx", "ServiceName = \"nginx\"", StringComparison.Ordinal).Replace("private static readonly Labels", "internal static readonly Labels", StringComparison.Ordinal));
        project.Write("Services.cs", $"[Manifests]\npublic static class Services\n{{\n{UserProject.Sample[start..end].Replace("= App", "= Web.App", StringComparison.Ordinal)}}}\n");
        project.Restore();
        using var editor = await Editor.OpenAsync(project, Cancellation);
        Assert.Empty(await editor.DiagnosticsAsync("Web.cs", Cancellation));
        Assert.Empty(await editor.DiagnosticsAsync("Services.cs", Cancellation));

        await editor.TypeAsync("Services.cs", Headless, "", Cancellation);

        var notHeadless = Assert.Single(await editor.DiagnosticsAsync("Services.cs", Cancellation));
        Assert.Equal("KW2002", notHeadless.Id);
        Assert.Contains(notHeadless.AdditionalLocations, static location => Path.GetFileName(location.GetLineSpan().Path) == "Web.cs");

        await editor.FixAsync("Services.cs", notHeadless, Cancellation);

        Assert.Empty(await editor.DiagnosticsAsync("Services.cs", Cancellation));
        Assert.Contains("ClusterIP = ClusterIP.None", await editor.TextAsync("Services.cs", Cancellation), StringComparison.Ordinal);

        await editor.TypeAsync("Services.cs", "new(\"nginx\")", "new(\"web\")", Cancellation);

        var missing = Assert.Single(await editor.DiagnosticsAsync("Web.cs", Cancellation));
        Assert.Equal("KW2001", missing.Id);
        Assert.Equal("\"nginx\"", await TextAtAsync(editor, "Web.cs", missing));

        await editor.FixAsync("Web.cs", missing, Cancellation);

        Assert.Empty(await editor.DiagnosticsAsync("Web.cs", Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> TextAtAsync(Editor editor, string name, Diagnostic diagnostic) =>
        (await editor.TextAsync(name, Cancellation)).Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
