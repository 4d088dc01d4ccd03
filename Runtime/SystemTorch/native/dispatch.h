// LibTorch's dispatcher, called by schema name with boxed arguments.
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>

#include "boxing.h"

API void* st_find(const char* name, const char* overload) {
  return guarded<void*>(nullptr, [&]() -> void* {
    return new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
  });
}

API int st_call(void* op, const Value* args, int count, Value* results, int capacity) {
  return guarded<int>(-1, [&] {
    auto operation = static_cast<c10::OperatorHandle*>(op);
    auto expected = operation->schema().arguments().size();
    TORCH_CHECK(static_cast<size_t>(count) == expected, operation->operator_name().name, " takes ", expected,
                " arguments, got ", count);
    torch::jit::Stack stack;
    stack.reserve(count > 4 ? count : 4);
    for (int i = 0; i < count; i++) stack.push_back(box(args[i]));
    operation->callBoxed(&stack);
    int n = std::min<int>(capacity, static_cast<int>(stack.size()));
    for (int i = 0; i < n; i++) results[i] = unbox(stack[i]);
    return n;
  });
}

API void st_free_list(void** list) { delete[] list; }
