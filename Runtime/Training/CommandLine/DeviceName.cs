using TorchSharp;

namespace Backpropamine.Training;

/// <summary>The devices that a user can name.</summary>
internal static class DeviceName
{
    /// <summary>Checks that a device is there.</summary>
    /// <param name="name">What the user wrote.</param>
    /// <exception cref="UsageException">It is not.</exception>
    public static void Check(string name)
    {
        if (name == "cpu")
            return;
        var index = name == "cuda" ? 0 : name.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(name[5..], out var given) ? given : -1;
        if (index < 0)
            throw new UsageException($"--device {name}: there are cpu, cuda and cuda:N");
        if (!torch.cuda.is_available())
            throw new UsageException($"--device {name}: Torch finds no CUDA device here; leave --device out to use the CPU");
        if (index >= torch.cuda.device_count())
            throw new UsageException($"--device {name}: there are only {torch.cuda.device_count()} CUDA devices here, counted from 0");
    }
}
