using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class ThreadTests
{
    [Fact]
    public void ThreadsWorkSideBySide()
    {
        var errors = 0;
        var threads = Enumerable.Range(1, 4).Select(n => new Thread(() =>
        {
            try
            {
                for (var i = 0; i < 300; i++)
                {
                    using var scope = NewDisposeScope();
                    var x = full(4, n, dtype: float32, requires_grad: true);
                    Square.apply(x).sum().backward();
                    if (x.grad![0].ToSingle() != 2 * n) Interlocked.Increment(ref errors);
                }
            }
            catch (Exception)
            {
                Interlocked.Increment(ref errors);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(0, errors);
    }

    [Fact]
    public void GradientModeBelongsToItsThread()
    {
        using var noGrad = no_grad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
        Assert.False(is_grad_enabled());
    }

    [SystemTorchFact]
    public void OpenBlasLeavesTheProcessorsToTorchsThreads()
    {
        const string Asked = "OPENBLAS_NUM_THREADS";
        _ = zeros(1);
        var library = File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..]).First(path => path.Contains("libopenblas", StringComparison.Ordinal));
        var threads = Marshal.GetDelegateForFunctionPointer<GetThreads>(NativeLibrary.GetExport(NativeLibrary.Load(library), "openblas_get_num_threads"))();
        Assert.True(Environment.GetEnvironmentVariable(Asked) is not null || threads == 1, $"{threads} threads, and {Asked} is not set");
    }

    private delegate int GetThreads();
}
