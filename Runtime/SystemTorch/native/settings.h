// Generators of random numbers, threads, the default type, devices.
#pragma once

#include <dlfcn.h>

#include <cstdlib>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/csrc/api/include/torch/cuda.h>

#include "boxing.h"

// Products of matrices are OpenBLAS's here. Its threads wait by spinning, as Torch's do, and the two kinds take each other's processors:
// it gets one thread, unless the environment gives it more.
[[maybe_unused]] static const bool one_blas_thread = [] {
  if (std::getenv("OPENBLAS_NUM_THREADS") != nullptr) return false;
  auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
  if (set != nullptr) set(1);
  return set != nullptr;
}();

API void* st_generator_new(uint64_t seed) { return new at::Generator(at::detail::createCPUGenerator(seed)); }
API void* st_generator_default() { return new at::Generator(at::detail::getDefaultCPUGenerator()); }
API void st_generator_free(at::Generator* g) { delete g; }
API int64_t st_generator_initial_seed(at::Generator* g) { return static_cast<int64_t>(g->current_seed()); }

API void st_generator_set_seed(at::Generator* g, int64_t seed) {
  std::lock_guard<std::mutex> lock(g->mutex());
  g->set_current_seed(static_cast<uint64_t>(seed));
}

API int64_t st_generator_reseed(at::Generator* g) {
  std::lock_guard<std::mutex> lock(g->mutex());
  return static_cast<int64_t>(g->seed());
}

API at::Tensor* st_generator_state(at::Generator* g) {
  return guarded<at::Tensor*>(nullptr, [&] { return owned(g->get_state()); });
}

API int st_generator_set_state(at::Generator* g, at::Tensor* state) {
  return guarded<int>(-1, [&] {
    g->set_state(*state);
    return 0;
  });
}

API int st_manual_seed(int64_t seed) {
  return guarded<int>(-1, [&] {
    at::manual_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

API int st_get_threads() { return at::get_num_threads(); }
API int st_get_interop_threads() { return at::get_num_interop_threads(); }

API int st_set_threads(int n) {
  return guarded<int>(-1, [&] {
    at::set_num_threads(n);
    return 0;
  });
}

API int st_set_interop_threads(int n) {
  return guarded<int>(-1, [&] {
    at::set_num_interop_threads(n);
    return 0;
  });
}

API int st_default_dtype() { return static_cast<int>(at::get_default_dtype_as_scalartype()); }

API int st_set_default_dtype(int dtype) {
  return guarded<int>(-1, [&] {
    at::set_default_dtype(at::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype)));
    return 0;
  });
}

API int st_cuda_devices() {
  return guarded<int>(0, [&] { return static_cast<int>(torch::cuda::device_count()); });
}
