using System.Reflection;
using Xunit.Sdk;

namespace Backpropamine.Tests.OfRanks;

/// <summary>Runs a theory with a number of ranks of one implementation of MPI; where it is not installed, the case is skipped.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class MpiAttribute : DataAttribute
{
    private readonly object[] _data;

    /// <summary>A case.</summary>
    /// <param name="implementation">The implementation: the theory's first argument.</param>
    /// <param name="ranks">The number of ranks: its second argument.</param>
    /// <param name="more">Its other arguments.</param>
    public MpiAttribute(string implementation, int ranks, params object[] more)
    {
        _data = [implementation, ranks, .. more];
        Skip = Mpirun.Of(implementation) is null ? $"there is no mpirun.{implementation} (apt-get install openmpi-bin mpich)" : null;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [_data];
}
