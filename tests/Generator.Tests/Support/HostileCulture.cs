using System.Globalization;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>While alive, numbers print as no compiler reads them: a decimal comma, U+2212 for minus, dots between thousands.</summary>
internal sealed class HostileCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    /// <summary>Switches the current thread.</summary>
    public HostileCulture()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = culture;
    }

    /// <summary>Switches back.</summary>
    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
