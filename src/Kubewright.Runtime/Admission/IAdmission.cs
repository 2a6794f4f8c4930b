namespace Kubewright.Runtime;

/// <summary>Fills in and checks what is about to be stored.</summary>
public interface IAdmission
{
    /// <summary>The object to store, or why it is refused. Pure: depends on nothing but the request.</summary>
    AdmissionResult Admit(AdmissionRequest request);
}
