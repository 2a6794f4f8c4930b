using System.Collections.Immutable;

namespace Kubewright.Rules.Security;

/// <summary>The rules of the category.</summary>
internal static class SecurityRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new SecretsAreNotInEnvironmentLiterals(),
        new ServiceAccountExists(),
        new ContainersDoNotRunAsRoot(),
        new ContainersAreNotPrivileged(),
        new VolumesLeaveTheNodeAlone(),
        new ContainersGainNoPrivileges(),
        new PodsKeepToTheirNamespaces(),
        new PrivilegesDoNotContradict(),
        new RootFilesystemsAreReadOnly(),
        new CapabilitiesAreDropped(),
        new PodsCarryNoTokenForNothing(),
        new PodsHaveASeccompProfile(),
        new UserIdsAreInRange(),
    ];
}
